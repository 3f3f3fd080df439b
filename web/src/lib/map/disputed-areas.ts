/** Areas drawn hatched and never scored, whatever a source says; names for whoever points at them. */
export const disputedAreas: Readonly<Record<string, string>> = {
  ESH: 'Western Sahara',
  XCR: 'Crimea',
  XNC: 'Northern Cyprus',
  XSG: 'Siachen Glacier',
};

export function isDisputed(id: string): boolean {
  return Object.hasOwn(disputedAreas, id);
}
