/** Last year of which all events are entered, for series that go on with some of them only. */
const completeTo: ReadonlyMap<string, number> = new Map([['vdem.e_pt_coup', 2020]]);

/** "record complete to 2020" beside a figure that may count on into later years; else nothing. */
export function completeWords(indicator: { id: string }, countedTo: number = Infinity): string {
  const year = completeTo.get(indicator.id);
  return year === undefined || countedTo <= year ? '' : `record complete to ${year}`;
}
