import { resolve } from 'node:path';
import { read, type RisName, type RisRecord } from '@customcommander/ris';
import { parse, type Entry, type Library } from '@retorquere/bibtex-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { cite, type CslItem } from '../api/model/citation.ts';
import type { Problem } from '../db/kinds/problems.ts';
import { publicationContent } from '../db/kinds/publication.ts';
import { readKind } from '../db/kinds/read.ts';
import { sourceContent } from '../db/kinds/source.ts';

const article: CslItem = {
  id: 'epr',
  type: 'article-journal',
  title: 'Integrating Data on Ethnicity, Geography, and Conflict',
  author: [
    { family: 'Vogt', given: 'Manuel' },
    { family: 'Bormann', given: 'Nils-Christian' },
    { family: 'Rüegger', given: 'Seraina' },
  ],
  issued: { 'date-parts': [[2015]] },
  'container-title': 'Journal of Conflict Resolution',
  volume: '59',
  issue: '7',
  page: '1327–1342',
  DOI: '10.1177/0022002715591215',
};
const dataset: CslItem = {
  id: 'hdr',
  type: 'dataset',
  title: 'Composite indices:\ncomplete time series',
  author: [{ literal: 'United Nations Development Programme' }],
  issued: { 'date-parts': [[2022]] },
  publisher: 'United Nations Development Programme',
  version: '2021/22',
  URL: 'https://hdr.undp.org/data-center',
};
const report: CslItem = {
  id: 'policing',
  type: 'report',
  title: "Reforming Pakistan's Police",
  author: [{ family: 'Abbas', given: 'Hassan' }],
  issued: { 'date-parts': [[2011, 2]] },
  'container-title': 'USIP Special Report',
  publisher: 'United States Institute of Peace',
};
const edited: CslItem = {
  id: 'hi',
  type: 'book',
  title: 'Horizontal Inequalities and Conflict',
  editor: [{ family: 'Stewart', given: 'Frances' }],
  issued: { 'date-parts': [[2008]] },
  publisher: 'Palgrave Macmillan',
  ISBN: '978-0-230-51680-9',
};
const post: CslItem = {
  id: 'shadow',
  type: 'post-weblog',
  title: 'In the Shadow of a Massacre',
  author: [{ family: 'Waal', given: 'Alex', 'non-dropping-particle': 'de' }],
  issued: { 'date-parts': [[2015, 7, 16]] },
  'container-title': 'USIP Blog',
};

describe('APA', () => {
  it.each([
    [
      'an article',
      article,
      'Vogt, M., Bormann, N.-C., & Rüegger, S. (2015). Integrating Data on Ethnicity, Geography, and Conflict. ' +
        'Journal of Conflict Resolution, 59(7), 1327–1342. https://doi.org/10.1177/0022002715591215',
    ],
    [
      'an article with a number instead of pages',
      { ...article, page: undefined, issue: undefined, number: '190038', DOI: undefined },
      'Vogt, M., Bormann, N.-C., & Rüegger, S. (2015). Integrating Data on Ethnicity, Geography, and Conflict. ' +
        'Journal of Conflict Resolution, 59, Article 190038.',
    ],
    [
      'a data set whose author is its publisher',
      dataset,
      'United Nations Development Programme. (2022). Composite indices: complete time series (Version 2021/22) [Dataset]. ' +
        'https://hdr.undp.org/data-center',
    ],
    [
      'a report in a series, dated by month',
      report,
      'Abbas, H. (2011). Reforming Pakistan’s Police (USIP Special Report). United States Institute of Peace.',
    ],
    [
      'a book with editors only',
      edited,
      'Stewart, F. (Ed.). (2008). Horizontal Inequalities and Conflict. Palgrave Macmillan.',
    ],
    ['a post', post, 'de Waal, A. (2015, July 16). In the Shadow of a Massacre. USIP Blog.'],
    [
      'no author: the title comes first',
      { ...report, author: undefined },
      'Reforming Pakistan’s Police (USIP Special Report). (2011). United States Institute of Peace.',
    ],
    [
      'no date',
      { ...report, issued: {} },
      'Abbas, H. (n.d.). Reforming Pakistan’s Police (USIP Special Report). United States Institute of Peace.',
    ],
    ['a title alone', { id: 'x', type: 'report', title: 'Why?' }, 'Why? (n.d.).'],
    [
      'a note that looks like variables',
      { ...edited, note: 'volume: 3\nDOI: 10.1/x' },
      'Stewart, F. (Ed.). (2008). Horizontal Inequalities and Conflict. Palgrave Macmillan.',
    ],
  ] satisfies [string, CslItem, string][])('%s', (_what, item, text) => {
    expect(cite(item, 'APA')).toBe(text);
  });

  it('names nineteen of many authors and the last', () => {
    const author = Array.from({ length: 25 }, (_, index) => ({ family: `Author${index}`, given: 'Ann Bo' }));
    expect(cite({ id: 'x', type: 'report', title: 'T', author }, 'APA')).toContain(
      'Author18, A. B., … Author24, A. B. (n.d.). T.',
    );
  });
});

describe('BibTeX', () => {
  it('an article', () => {
    expect(cite(article, 'BIBTEX')).toBe(`@article{epr,
  author = {Vogt, Manuel and Bormann, Nils-Christian and Rüegger, Seraina},
  journal = {Journal of Conflict Resolution},
  doi = {10.1177/0022002715591215},
  number = {7},
  year = {2015},
  pages = {1327--1342},
  title = {{Integrating Data on Ethnicity, Geography, and Conflict}},
  volume = {59}
}`);
  });

  it('a data set keeps its version, a report its series and month, a post its site', () => {
    expect(fieldsOf(dataset)).toMatchObject({ version: '2021/22', url: 'https://hdr.undp.org/data-center' });
    expect(fieldsOf(dataset)).not.toHaveProperty('howpublished');
    expect(fieldsOf(report)).toMatchObject({ series: 'USIP Special Report', month: '2' });
    expect(fieldsOf(post)).toMatchObject({ howpublished: 'USIP Blog', month: '7' });
    expect(fieldsOf(edited)).toMatchObject({ isbn: '978-0-230-51680-9' });
  });

  it('signs that mean something to TeX are taken as text', () => {
    const title = '100 % of {R&D} costs_in $ #1 \\ ~^ – “Peña”';
    const item: CslItem = {
      ...dataset,
      id: 'a b',
      title,
      author: [{ literal: 'R&D and {Co}' }, { family: 'O_a', given: '100%' }],
      URL: 'https://example.org/a_b?c=%20{d}&e#f',
    };
    expect(cite(item, 'BIBTEX')).toContain(
      'title = {{100 \\% of \\{R\\&D\\} costs\\_in \\$ \\#1 \\textbackslash{} \\textasciitilde{}\\textasciicircum{} – “Peña”}}',
    );
    const [entry] = bibtexOf(cite(item, 'BIBTEX')).entries;
    expect(entry?.key).toBe('a-b');
    expect(entry?.fields.title).toBe(title);
    expect(entry?.fields.author).toEqual([{ name: 'R&D and {Co}' }, { lastName: 'O_a', firstName: '100%' }]);
    expect(entry?.fields.url).toBe('https://example.org/a_b?c=%20%7Bd%7D&e#f');
  });
});

describe('RIS', () => {
  it('an article', () => {
    expect(cite(article, 'RIS').split('\r\n')).toEqual([
      'TY  - JOUR',
      'AU  - Vogt, Manuel',
      'AU  - Bormann, Nils-Christian',
      'AU  - Rüegger, Seraina',
      'DA  - 2015///',
      'PY  - 2015',
      'DO  - 10.1177/0022002715591215',
      'ID  - epr',
      'IS  - 7',
      'T2  - Journal of Conflict Resolution',
      'TI  - Integrating Data on Ethnicity, Geography, and Conflict',
      'VL  - 59',
      'SP  - 1327',
      'EP  - 1342',
      'ER  - ',
    ]);
  });

  it('a post keeps its day, and a name its particle', () => {
    expect(cite(post, 'RIS')).toContain('\r\nDA  - 2015/07/16/\r\n');
    expect(cite(post, 'RIS')).toContain('\r\nAU  - de Waal, Alex\r\n');
  });

  it('keeps a long id and a long note whole, and a line break begins no field of its own', () => {
    const id = 'a-very-long-identifier-of-a-publication';
    const note = `one\r\nER  - two ${'and more '.repeat(20)}`;
    const [record] = risOf(cite({ ...dataset, id, note }, 'RIS'));
    expect(record?.ID).toEqual([id]);
    expect(record?.N1).toEqual([note.replaceAll(/\s+/g, ' ').trim()]);
  });
});

it('CSL-JSON is the item itself', () => {
  expect(JSON.parse(cite(article, 'CSL_JSON'))).toEqual(article);
});

it('what is missing stays missing in every format', () => {
  for (const style of ['BIBTEX', 'RIS'] as const) {
    const text = cite({ id: 'x', type: 'article-journal', title: 'T', author: undefined, issued: {} }, style);
    expect(text).not.toMatch(/undefined|null|NaN|n\.d\.|year|month|author|PY|DA|AU/);
  }
});

describe('every record of the content', () => {
  const items: CslItem[] = [];
  beforeAll(async () => {
    const content = resolve(import.meta.dirname, '../db/content');
    const problems: Problem[] = [];
    const publications = await readKind(resolve(content, 'publications'), publicationContent, problems);
    const sources = await readKind(resolve(content, 'sources'), sourceContent, problems);
    expect(problems).toEqual([]);
    items.push(...publications.map(({ id, value }) => ({ ...value.csl, id })));
    items.push(...sources.map(({ id, value }) => ({ ...value.citation, id })));
    expect(items.length).toBeGreaterThanOrEqual(119);
  });

  it('is one line of APA with its title and year', () => {
    for (const item of items) {
      const text = cite(item, 'APA');
      expect(text).not.toMatch(/[\r\n]|undefined|\[object| {2}|\.\./);
      expect(curled(text)).toContain(curled(item.title).replace(/\.$/, ''));
      expect(text).toContain(yearOf(item) ?? '(n.d.)');
    }
  });

  it('is read back from one BibTeX file', () => {
    const { entries, errors } = bibtexOf(items.map((item) => cite(item, 'BIBTEX')).join('\n'));
    expect(errors).toEqual([]);
    expect(entries.map(bibtexFacts)).toEqual(items.map(facts));
  });

  it('is read back from one RIS file, whose every line is a tag, two spaces, a hyphen, a space and a value', () => {
    const records = items.map((item) => cite(item, 'RIS'));
    for (const record of records) {
      const lines = record.split('\r\n');
      expect(lines[0]).toMatch(/^TY {2}- [A-Z]+$/);
      expect(lines.at(-1)).toBe('ER  - ');
      for (const line of lines.slice(1, -1)) {
        expect(line).toMatch(/^(?!TY|ER)[A-Z][A-Z0-9] {2}- \S.*$/);
        expect(line).not.toMatch(/[\r\n]/);
      }
    }
    expect(risOf(records.join('\r\n')).map(risFacts)).toEqual(items.map(facts));
  });

  it('would not be read back if it were broken', () => {
    const [text, record] = [cite(article, 'BIBTEX'), cite(article, 'RIS')];
    expect(bibtexOf(text.replace('},', ',')).errors).not.toEqual([]);
    expect(() => risOf(record.replace('ER  - ', ''))).toThrow('Not RIS');
  });

  it('two joined make a file of two entries', () => {
    const two = [article, dataset];
    for (const lineBreak of ['\n', '\r\n', '\n\n']) {
      expect(bibtexOf(two.map((item) => cite(item, 'BIBTEX')).join(lineBreak)).entries).toHaveLength(2);
      expect(risOf(two.map((item) => cite(item, 'RIS')).join(lineBreak))).toHaveLength(2);
    }
  });
});

/** What both formats must give back. */
function facts(item: CslItem) {
  const [first, last] = (item.page ?? '').split(/\s*[–-]\s*/);
  return {
    id: item.id,
    title: item.title,
    people: (item.author ?? item.editor ?? []).map(({ family, given, literal }) => literal ?? person(family, given)),
    year: yearOf(item),
    container: item['container-title'] ?? item['collection-title'],
    volume: item.volume,
    issue: item.issue,
    pages: item.page === undefined ? undefined : [first, last],
    doi: item.DOI,
  };
}

function bibtexOf(text: string): Library {
  return parse(text, { english: false, sentenceCase: false, caseProtection: false });
}

function fieldsOf(item: CslItem): Entry['fields'] | undefined {
  return bibtexOf(cite(item, 'BIBTEX')).entries[0]?.fields;
}

function bibtexFacts({ key, fields }: Entry): ReturnType<typeof facts> {
  const [first, last] = (fields.pages ?? '').split('–');
  return {
    id: key,
    title: fields.title ?? '',
    people: (fields.author ?? fields.editor ?? []).map(
      ({ name, lastName, firstName, prefix }) =>
        name ?? person([prefix, lastName].filter(Boolean).join(' '), firstName),
    ),
    year: fields.year,
    container: fields.journal ?? fields.series ?? fields.howpublished,
    volume: fields.volume,
    issue: fields.number,
    pages: fields.pages === undefined ? undefined : [first, last],
    doi: fields.doi,
  };
}

/** The parser knows line feeds only. */
function risOf(text: string): RisRecord[] {
  const records = read(text.replaceAll('\r\n', '\n'));
  if (!records) throw new Error(`Not RIS: ${text}`);
  return records;
}

function risFacts(record: RisRecord): ReturnType<typeof facts> {
  return {
    id: record.ID?.[0] ?? '',
    title: record.TI?.[0] ?? '',
    people: (record.AU ?? record.A3 ?? []).map(risPerson),
    year: record.PY?.[0],
    container: record.T2?.[0],
    volume: record.VL?.[0],
    issue: record.IS?.[0],
    pages: record.SP && [record.SP[0], record.EP?.[0]],
    doi: record.DO?.[0],
  };
}

function risPerson({ last_name, first_name, initials }: RisName): string {
  return first_name || initials ? person(last_name, `${first_name} ${initials}`) : last_name;
}

/** The RIS parser sets initials apart, so given names are compared without their order. */
function person(family: string | undefined, given: string | undefined): string {
  const names = (given ?? '').split(/\s+|(?<=\.)/).filter(Boolean);
  return `${family}, ${names.toSorted().join(' ')}`;
}

function yearOf(item: CslItem): string | undefined {
  return item.issued?.['date-parts']?.[0]?.[0]?.toString();
}

/** The engine sets quotation marks as they are printed, and puts a full stop inside them. */
function curled(text: string): string {
  return text.replace(/["“”'‘’]/g, '');
}
