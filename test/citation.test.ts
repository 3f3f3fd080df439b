import { describe, expect, it } from 'vitest';
import { cite, type CslItem } from '../api/model/citation.ts';

const article: CslItem = {
  id: 'epr',
  type: 'article-journal',
  title: 'Integrating Data on Ethnicity, Geography, and Conflict',
  author: [
    { family: 'Vogt', given: 'Manuel' },
    { family: 'Bormann', given: 'Nils-Christian' },
    { literal: 'A Group of Others' },
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

describe('APA', () => {
  it('an article', () => {
    expect(cite(article, 'APA')).toBe(
      'Vogt, M., Bormann, N.-C., & A Group of Others (2015). Integrating Data on Ethnicity, Geography, and Conflict. ' +
        'Journal of Conflict Resolution, 59(7), 1327–1342. https://doi.org/10.1177/0022002715591215',
    );
  });

  it('a data set whose author is its publisher', () => {
    expect(cite(dataset, 'APA')).toBe(
      'United Nations Development Programme (2022). Composite indices: complete time series (Version 2021/22) [Data set]. ' +
        'https://hdr.undp.org/data-center',
    );
  });

  it('more than twenty authors, no date, no author', () => {
    const author = Array.from({ length: 25 }, (_, index) => ({ family: `Author${index}`, given: 'Ann Bo' }));
    const many = cite({ id: 'x', type: 'report', title: 'T', author }, 'APA');
    expect(many).toContain('Author18, A. B., … Author24, A. B. (n.d.). T.');
    expect(cite({ id: 'x', type: 'report', title: 'Why?' }, 'APA')).toBe('Why? (n.d.).');
  });
});

describe('BibTeX', () => {
  it('an article', () => {
    expect(cite(article, 'BIBTEX')).toBe(`@article{epr,
  author = {Vogt, Manuel and Bormann, Nils-Christian and {A Group of Others}},
  title = {{Integrating Data on Ethnicity, Geography, and Conflict}},
  journal = {Journal of Conflict Resolution},
  year = {2015},
  volume = {59},
  number = {7},
  pages = {1327--1342},
  doi = {10.1177/0022002715591215}
}`);
  });

  it('signs that mean something to TeX are taken as text', () => {
    const text = cite({ id: 'a b', type: 'dataset', title: '100 % of {R&D} costs_in $ #1 \\ ~^' }, 'BIBTEX');
    expect(text).toBe(
      '@misc{a-b,\n  title = {{100 \\% of \\{R\\&D\\} costs\\_in \\$ \\#1 \\textbackslash{} \\textasciitilde{}\\textasciicircum{}}}\n}',
    );
  });
});

describe('RIS', () => {
  it('an article', () => {
    expect(cite(article, 'RIS').split('\r\n')).toEqual([
      'TY  - JOUR',
      'ID  - epr',
      'AU  - Vogt, Manuel',
      'AU  - Bormann, Nils-Christian',
      'AU  - A Group of Others',
      'PY  - 2015',
      'TI  - Integrating Data on Ethnicity, Geography, and Conflict',
      'T2  - Journal of Conflict Resolution',
      'VL  - 59',
      'IS  - 7',
      'SP  - 1327',
      'EP  - 1342',
      'DO  - 10.1177/0022002715591215',
      'ER  - ',
      '',
    ]);
  });

  it('a line break inside a value begins no field of its own', () => {
    expect(cite({ ...dataset, note: 'one\r\nER  - two' }, 'RIS')).toContain('N1  - one ER - two\r\n');
  });
});

it('CSL-JSON is the item itself', () => {
  expect(JSON.parse(cite(article, 'CSL_JSON'))).toEqual(article);
});
