/** What a figure says about where it comes from. */
export interface ReleaseName {
  id: string;
  version: string;
  source: { id: string; title: string };
}

/** Where the page on data tells of a release: `/data#vdem-v14`. */
export function releaseHref(id: string): string {
  return `/data#${id}`;
}

/** Names in general use; a source without one goes by its title. */
const shortTitles: Record<string, string> = {
  vdem: 'V-Dem',
  epr: 'EPR',
  ucdp: 'UCDP',
  wdi: 'World Bank WDI',
  wgi: 'World Bank WGI',
  hdr: 'UNDP HDR',
  gdl: 'Global Data Lab',
  ophi: 'OPHI MPI',
  inform: 'INFORM',
  ged: 'UCDP GED',
};

export function sourceName({ id, title }: ReleaseName['source']): string {
  return shortTitles[id] ?? title;
}

/** "V-Dem v14", without the name twice where the version carries it: "EPR-2021". */
export function releaseName({ version, source }: ReleaseName): string {
  const name = sourceName(source);
  const lastWord = name.split(' ').at(-1) ?? name;
  return version.toLowerCase().includes(lastWord.toLowerCase()) ? version : `${name} ${version}`;
}

/** The releases that some rows come from, each once. */
export function releasesOf(rows: readonly { release: ReleaseName }[]): ReleaseName[] {
  return [...new Map(rows.map(({ release }) => [release.id, release])).values()];
}
