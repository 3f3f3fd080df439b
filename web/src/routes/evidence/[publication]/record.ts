/** The parts of a reference as a reader looks for them, those that were not seen among them. */

/** As much of a CSL-JSON item as is shown. */
export interface Csl {
  author?: unknown[];
  editor?: unknown[];
  issued?: { 'date-parts'?: (string | number)[][] };
  'container-title'?: string;
  'collection-title'?: string;
  volume?: string | number;
  issue?: string | number;
  number?: string | number;
  page?: string;
  publisher?: string;
  'publisher-place'?: string;
  version?: string | number;
  ISBN?: string;
}

interface Known {
  authors: readonly string[];
  doi: string | null;
  url: string | null;
  /** Such as `volume` or `author (co-authors not seen)` */
  missing: readonly string[];
}

export interface RecordRow {
  label: string;
  /** Null: not seen */
  value: string | null;
  href?: string;
  /** What of it was not seen */
  remark?: string;
}

/** Rows of what is there and of what was not seen; what such a work does not have is left out. */
export function recordOf({ authors, doi, url, missing }: Known, csl: Csl): RecordRow[] {
  const gaps = new Map(missing.map(gapOf));
  const row = (code: string, label: string, value: string | number | null | undefined, href?: string): RecordRow[] => {
    const remark = gaps.get(code);
    const isThere = value !== null && value !== undefined && value !== '';
    if (!isThere && remark === undefined) return [];
    return [
      { label, value: isThere ? String(value) : null, ...(href && isThere && { href }), ...(remark && { remark }) },
    ];
  };
  return [
    ...row('author', csl.author === undefined && csl.editor ? 'Editors' : 'Authors', authors.join('; ')),
    ...row('issued', 'Published', dateText(csl.issued?.['date-parts']?.[0])),
    ...row('container-title', 'In', csl['container-title']),
    ...row('collection-title', 'Series', csl['collection-title']),
    ...row('volume', 'Volume', csl.volume),
    ...row('issue', 'Issue', csl.issue),
    ...row('number', 'Number', csl.number),
    ...row('page', 'Pages', csl.page?.replace('-', '–')),
    ...row('version', 'Version', csl.version),
    ...row('publisher', 'Publisher', [csl.publisher, csl['publisher-place']].filter(Boolean).join(', ')),
    ...row('DOI', 'DOI', doi, doi === null ? undefined : `https://doi.org/${doi}`),
    ...row('ISBN', 'ISBN', csl.ISBN),
    // Where there is a DOI the address is that of the DOI.
    ...row('URL', 'Address', doi === null ? url : null, url ?? undefined),
  ];
}

/** `author (co-authors not seen)` is the part and what to say of it; a plain code says nothing more. */
function gapOf(missing: string): [code: string, remark: string] {
  const [, code = missing, remark = ''] = /^(\S+) \((.*)\)$/.exec(missing) ?? [];
  return [code, remark];
}

const labels: Record<string, string> = {
  issued: 'the year',
  page: 'pages',
  author: 'some of the authors',
  URL: 'an address',
  DOI: 'a DOI',
  volume: 'the volume',
  issue: 'the issue',
};

/** "the volume", "pages": what was not seen, in words. */
export function missingWords(missing: readonly string[]): string[] {
  return missing.map((entry) => labels[gapOf(entry)[0]] ?? entry);
}

/** "2020", "April 2020" or "14 April 2020"; null where no year was seen. */
function dateText(parts: readonly (string | number)[] | undefined): string | null {
  const [year, month, day] = parts?.map(Number) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return String(year);
  return new Intl.DateTimeFormat('en-GB', {
    ...(day !== undefined && { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day ?? 1));
}

const types: Record<string, string> = {
  'article-journal': 'Journal article',
  article: 'Article',
  book: 'Book',
  chapter: 'Chapter',
  dataset: 'Data set',
  report: 'Report',
  thesis: 'Thesis',
  webpage: 'Web page',
  'post-weblog': 'Short article on a site',
};

/** What CSL calls it, in words. */
export function typeWords(type: string): string {
  return types[type] ?? type;
}
