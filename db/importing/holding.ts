/** SQL for whether a row of the table called `alias` holds in the data release whose ordinal the parameter gives. */
export function holdsAt(parameter: string, alias: string): string {
  const until = `${alias}.valid_until`;
  return `(${alias}.valid_from <= ${parameter}::int and (${until} is null or ${until} > ${parameter}::int))`;
}
