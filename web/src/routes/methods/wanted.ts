/** Which country and year the walk follows; what cannot be read falls back to the first of the cases and the last year. */
export function wanted(
  query: { get(name: string): string | null },
  { firstYear, lastYear }: { firstYear: number; lastYear: number },
): { id: string; year: number } {
  const id = query.get('country')?.trim().toUpperCase() || 'NGA';
  const year = Number(query.get('year')?.trim() || lastYear);
  const readable = Number.isInteger(year) ? year : lastYear;
  return { id, year: Math.min(lastYear, Math.max(firstYear, readable)) };
}
