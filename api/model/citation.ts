import { APA_LIST, citationJs, type CslVariables, type NameVariable } from './citation-library.ts';
import { CitationStyle } from './enums.ts';

/** The part of CSL-JSON that our content uses. https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export interface CslItem {
  id: string;
  type: string;
  title: string;
  author?: CslName[];
  editor?: CslName[];
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
  DOI?: string;
  ISBN?: string;
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

/** A citation ready to paste; `item` is taken to be CSL-JSON as content checked it. Several are joined by a line break. */
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

function apa(item: CslItem): string {
  // The engine reads a line of a note such as "Volume: 3" as a variable, and APA prints no note.
  const { note: _note, publisher, ...rest } = item;
  // APA leaves out a publisher that is an author.
  const isAuthor = item.author?.some((name) => name.literal === publisher);
  const variables = variablesOf(isAuthor ? rest : { ...rest, publisher }, asIs);
  return oneLine(citationJs().format('bibliography', [variables], { style: APA_LIST, lang: 'en-US' }));
}

/** The fields are citation-js's, but for what it has no field for; it is given text already escaped, as it escapes not every name. */
function bibtex(item: CslItem): string {
  const variables = variablesOf(item, texText);
  const [entry] = citationJs().format('bibtex', [variables], { format: 'object' });
  if (!entry) throw new Error(`citation-js gave no BibTeX entry for ${item.id}`);
  const { properties } = entry;
  const fields = {
    ...properties,
    // The second braces keep the capitals that a bibliography style would lower.
    title: `{${properties.title}}`,
    pages: properties.pages?.replace(DASHES, '--'),
    // A day has no field, and citation-js writes it into the month.
    month: properties.month && String(dateOf(item)[1]),
    version: variables.version,
    // Else the address a second time, in a field that TeX reads as text.
    howpublished: entry.type === 'misc' ? variables['container-title'] : undefined,
    url: properties.url?.replace(/[{}]/g, encodeURIComponent),
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name} = {${String(value)}}`);
  return `@${entry.type}{${item.id.replace(/[^\w:.-]+/g, '-')},\n${lines.join(',\n')}\n}`;
}

const TEX_SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function texText(value: string): string {
  return value.replace(/[\\{}$&%#_~^]/g, (sign) => TEX_SPECIAL[sign] ?? `\\${sign}`);
}

/** The fields are citation-js's; its lines are not, as it breaks them after 70 signs, which a strict reader refuses. */
function ris(item: CslItem): string {
  const [record] = citationJs().format('ris', [variablesOf(item, asIs)], { format: 'object', spec: 'new' });
  if (!record) throw new Error(`citation-js gave no RIS record for ${item.id}`);
  const { TY, SP, ...fields } = record;
  const [first, last, ...more] = String(SP ?? '').split(DASHES);
  const pages = more.length === 0 ? { SP: first, EP: last } : { SP };
  // citation-js cuts the identifier after 20 signs.
  const lines = Object.entries({ TY, ...fields, ...pages, ID: item.id })
    .flatMap(([tag, value]) => [value].flat().map((each) => [tag, each] as const))
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([tag, value]) => `${tag}  - ${value}`);
  return [...lines, 'ER  - '].join('\r\n');
}

const DASHES = /\s*[–—-]+\s*/g;

function asIs(value: string): string {
  return value;
}

/** Names of variables whose signs mean themselves in every format. */
const VERBATIM = new Set(['id', 'type', 'DOI', 'URL']);

/** The item for citation-js, which takes every variable that is there for known; `write` escapes its text. */
function variablesOf(item: CslItem, write: (value: string) => string): CslVariables {
  const variables: CslVariables = {};
  for (const [name, value] of Object.entries(shelved(item))) {
    if (value === undefined || value === '' || name === 'issued') continue;
    const text = VERBATIM.has(name) ? asIs : write;
    variables[name] = Array.isArray(value) ? value.map((each) => nameOf(each, write)) : text(oneLine(String(value)));
  }
  const date = dateOf(item);
  // Two digits for the month and the day, as RIS asks.
  if (date.length > 0) variables.issued = { 'date-parts': [date.map((part) => String(part).padStart(2, '0'))] };
  return variables;
}

/** Content writes what a thing appeared in as its container; citation-js takes that for a book that holds it. */
function shelved(item: CslItem): CslItem {
  const { 'container-title': container, ...rest } = item;
  if (container === undefined) return item;
  if (item.type === 'report') return { 'collection-title': container, ...rest };
  return item.type === 'article' ? { ...item, type: 'article-journal' } : item;
}

function nameOf(name: CslName, write: (value: string) => string): NameVariable {
  if (name.literal !== undefined) return { literal: write(oneLine(name.literal)) };
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return {
    ...(family && { family: write(oneLine(family)) }),
    ...(name.given && { given: write(oneLine(name.given)) }),
  };
}

function dateOf(item: CslItem): (string | number)[] {
  return item.issued?.['date-parts']?.[0] ?? [];
}

/** The formats are line by line, so a break inside a value would begin a field of its own. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
