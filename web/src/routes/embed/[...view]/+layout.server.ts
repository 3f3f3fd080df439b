/** An embed runs no script of the site: what it shows is in the markup, also where it is that there is nothing. */
export const csr = false;
