import { CitationStyle } from './enums.ts';

/** The part of CSL-JSON that our sources use. https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export interface CslItem {
  id: string;
  type: string;
  title: string;
  author?: CslName[];
  editor?: CslName[];
  issued?: { 'date-parts'?: (string | number)[][] };
  'container-title'?: string;
  volume?: string | number;
  issue?: string | number;
  number?: string | number;
  page?: string;
  publisher?: string;
  'publisher-place'?: string;
  version?: string | number;
  DOI?: string;
  URL?: string;
  note?: string;
}

interface CslName {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  /** An organisation, or a name that has no parts. */
  literal?: string;
}

/** A citation ready to paste; `item` is taken to be CSL-JSON as content checked it. */
export function cite(item: CslItem, style: CitationStyle): string {
  switch (style) {
    case CitationStyle.APA:
      return apa(item);
    case CitationStyle.BIBTEX:
      return bibtex(item);
    case CitationStyle.RIS:
      return ris(item);
    case CitationStyle.CSL_JSON:
      return JSON.stringify(item, null, 2);
    default:
      return style satisfies never;
  }
}

/** APA names up to 20 authors, then the last one after an ellipsis. */
const APA_AUTHORS = 20;

function apa(item: CslItem): string {
  const names = (item.author ?? []).map(apaName);
  const publisher = item.publisher && !names.includes(item.publisher) ? item.publisher : undefined;
  const title = [
    oneLine(item.title),
    item.version !== undefined && !item['container-title'] && `(Version ${item.version})`,
    item.type === 'dataset' && '[Data set]',
  ];
  const volume =
    item.volume === undefined ? '' : `, ${item.volume}${item.issue === undefined ? '' : `(${item.issue})`}`;
  const place = item.number === undefined ? (item.page ?? '') : `Article ${item.number}`;
  const container = item['container-title'] && `${item['container-title']}${volume}${place && `, ${place}`}`;
  const head = names.length > 0 ? `${apaNames(names)} (${yearOf(item) ?? 'n.d.'})` : undefined;
  const parts = head
    ? [head, title.filter(Boolean).join(' ')]
    : [`${title.filter(Boolean).join(' ')} (${yearOf(item) ?? 'n.d.'})`];
  return [...[...parts, container ?? publisher].filter(Boolean).map((part) => sentence(String(part))), linkOf(item)]
    .filter(Boolean)
    .join(' ');
}

function apaNames(names: string[]): string {
  if (names.length === 1) return names[0] ?? '';
  if (names.length > APA_AUTHORS) return `${names.slice(0, APA_AUTHORS - 1).join(', ')}, … ${names.at(-1)}`;
  return `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}`;
}

function apaName(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const initials = (name.given ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.split('-').map(initial).join('-'))
    .join(' ');
  return [familyOf(name), initials].filter(Boolean).join(', ');
}

function initial(word: string): string {
  return `${[...word][0] ?? ''}.`;
}

const BIBTEX_TYPES: Record<string, string> = {
  'article-journal': 'article',
  book: 'book',
  chapter: 'incollection',
  report: 'techreport',
  thesis: 'phdthesis',
  'paper-conference': 'inproceedings',
};

function bibtex(item: CslItem): string {
  const type = BIBTEX_TYPES[item.type] ?? 'misc';
  const container = type === 'incollection' || type === 'inproceedings' ? 'booktitle' : 'journal';
  const fields: [string, string | undefined][] = [
    ['author', item.author?.map(bibtexName).join(' and ')],
    // Double braces keep the capitals that a bibliography style would lower.
    ['title', `{${bibtexText(item.title)}}`],
    [container, text(item['container-title'])],
    ['year', text(yearOf(item))],
    ['volume', text(item.volume)],
    ['number', text(item.issue ?? item.number)],
    ['pages', text(item.page)?.replace(/\s*[–—-]+\s*/g, '--')],
    [type === 'techreport' ? 'institution' : 'publisher', text(item.publisher)],
    ['address', text(item['publisher-place'])],
    ['edition', text(item.version)],
    ['doi', item.DOI && oneLine(item.DOI)],
    ['url', item.URL && oneLine(item.URL)],
    ['note', text(item.note)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${type}{${item.id.replace(/[^\w:.-]+/g, '-')},\n${lines.join(',\n')}\n}`;
}

function bibtexName(name: CslName): string {
  if (name.literal !== undefined) return `{${bibtexText(name.literal)}}`;
  return [familyOf(name), name.given]
    .filter((part) => part !== undefined)
    .map(bibtexText)
    .join(', ');
}

const BIBTEX_SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function bibtexText(value: string): string {
  return oneLine(value).replace(/[\\{}$&%#_~^]/g, (sign) => BIBTEX_SPECIAL[sign] ?? `\\${sign}`);
}

function text(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : bibtexText(String(value));
}

const RIS_TYPES: Record<string, string> = {
  'article-journal': 'JOUR',
  book: 'BOOK',
  chapter: 'CHAP',
  dataset: 'DATA',
  report: 'RPRT',
  thesis: 'THES',
  'paper-conference': 'CPAPER',
};

function ris(item: CslItem): string {
  const [firstPage, lastPage] = (item.page ?? '').split(/\s*[–—-]+\s*/);
  const fields: [string, string | number | undefined][] = [
    ['TY', RIS_TYPES[item.type] ?? 'GEN'],
    ['ID', item.id],
    ...(item.author ?? []).map((name): [string, string] => ['AU', risName(name)]),
    ['PY', yearOf(item)],
    ['TI', item.title],
    ['T2', item['container-title']],
    ['VL', item.volume],
    ['IS', item.issue ?? item.number],
    ['SP', firstPage],
    ['EP', lastPage],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['ET', item.version],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['N1', item.note],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([tag, value]) => `${tag}  - ${oneLine(String(value))}`);
  return [...lines, 'ER  - ', ''].join('\r\n');
}

function risName(name: CslName): string {
  return name.literal ?? [familyOf(name), name.given].filter(Boolean).join(', ');
}

function familyOf(name: CslName): string | undefined {
  return [name['non-dropping-particle'], name.family].filter(Boolean).join(' ') || undefined;
}

function yearOf(item: CslItem): string | undefined {
  const year = item.issued?.['date-parts']?.[0]?.[0];
  return year === undefined ? undefined : String(year);
}

function linkOf(item: CslItem): string | undefined {
  return item.DOI ? `https://doi.org/${oneLine(item.DOI)}` : item.URL && oneLine(item.URL);
}

/** Ends with one full stop, unless it ends with a mark of its own. */
function sentence(part: string): string {
  return /[.?!]$/.test(part) ? part : `${part}.`;
}

/** The formats are line by line, so a break inside a value would begin a field of its own. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
