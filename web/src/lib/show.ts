/** Whether the explorer shows the map or the table: a part of its state that every page's header reads. */
export type Show = 'map' | 'table';

export function showOf(query: { get(name: string): string | null }): Show {
  return query.get('show')?.trim() === 'table' ? 'table' : 'map';
}
