/** Where cases and their actors stand on this site. */

export function caseHref(id: string): string {
  return `/case/${encodeURIComponent(id)}`;
}

/** An actor has no page of its own: it stands in a case. */
export function actorHref(actor: string, caseId: string): string {
  return `${caseHref(caseId)}#${actor}`;
}
