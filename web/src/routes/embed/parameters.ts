import { axes, lists, questions } from '../../lib/evidence-map/selection.ts';
import { listed } from '../../lib/evidence/names.ts';
import { forms, type Form } from '../../lib/views/forms.ts';
import { embedSchemes, layoutNames, layouts, mostScale, pictureSchemes, pixels } from '../../lib/views/choices.ts';

export interface Parameter {
  name: string;
  /** What can be written there */
  values: string;
  does: string;
  /** One that works */
  example: string;
}

/** What every view can be asked for as an embed. */
export const embedParameters: readonly Parameter[] = [
  {
    name: 'release',
    values: 'the id of a data release; /data lists them',
    does: 'freezes the view at that release; without it the view follows new ones',
    example: '',
  },
  { name: 'scheme', values: listed(embedSchemes), does: 'colours; auto are the reader’s own', example: 'dark' },
  {
    name: 'interactive',
    values: '0 and 1',
    does: 'with 1 the view tells the page around it how high it is, which takes a script of 1 kB',
    example: '1',
  },
];

/** What every view can be asked for as a picture. */
export const pictureParameters: readonly Parameter[] = [
  {
    name: 'width',
    values: `${pixels.least} to ${pixels.most}, ${pixels.usual} without it`,
    does: 'width of a PNG in pixels',
    example: '600',
  },
  { name: 'scale', values: `1 to ${mostScale}`, does: 'multiplies that width, for dense screens', example: '2' },
  {
    name: 'layout',
    values: listed(layoutNames),
    does: `drawn ${layouts.column} units wide, to be read at 8 cm; or ${layouts.page}, for the width of a page`,
    example: 'page',
  },
  { name: 'scheme', values: listed(pictureSchemes), does: 'colours', example: 'dark' },
];

const year: Parameter = {
  name: 'year',
  values: 'a year with scores',
  does: 'shows that year; without it the last there is',
  example: '2015',
};

const events: readonly Parameter[] = [
  { name: 'from, to', values: 'years', does: 'counts only these years, both included', example: '2010' },
  {
    name: 'types',
    values: 'state-based, non-state, one-sided',
    does: 'counts only these types of violence',
    example: 'one-sided',
  },
  { name: 'measure', values: 'deaths and events', does: 'what the colours count', example: 'events' },
];

/** What a view itself can be asked for, by its id. */
export const viewParameters: Readonly<Record<string, readonly Parameter[]>> = {
  map: [
    { name: 'layer', values: 'the id of a layer', does: 'what is shown', example: 'forestall.risk' },
    { ...year, values: 'a year of the layer', does: 'shows that year; without it the one the layer opens with' },
    {
      name: 'w.violence, w.coercion, …',
      values: '0 to 3 in halves',
      does: 'weight of a dimension in the layers forestall.risk and forestall.resilience',
      example: '2.5',
    },
    { name: 'uncertain', values: '1', does: 'dots where the class is unsure', example: '1' },
  ],
  country: [year],
  'country-risk': [year],
  'country-resilience': [year],
  'country-groups': [],
  'country-violence': [],
  'country-cells': events,
  'country-regions': [
    {
      name: 'figure',
      values: 'shdi, mpi and violence',
      does: 'what the colours say: human development, poverty, or events',
      example: 'mpi',
    },
    { ...year, values: 'a year with figures', does: 'shows that year of human development or poverty' },
    ...events,
  ],
  cells: events,
  'country-sentence': [year],
  case: [],
  recommendation: [],
  matrix: [
    {
      name: 'rows, columns',
      values: listed(axes),
      does: 'what stands down the side and along the top',
      example: 'DESIGN',
    },
    { name: 'question', values: listed(questions), does: 'only what answers that question', example: 'REMEDY' },
    {
      name: Object.keys(lists).join(', '),
      values: 'ids, each as a parameter of its own',
      does: 'only findings with one of these',
      example: '',
    },
    { name: 'from, to', values: 'years', does: 'only publications of these years', example: '2010' },
    { name: 'text', values: 'words', does: 'only publications with these words', example: 'police' },
  ],
  compare: [{ name: 'c', values: 'up to six countries', does: 'which', example: 'NGA,PAK,IRQ' }, year],
};

const filesWords: Record<Form, string> = {
  svg: 'picture for screens and print, letters included',
  png: 'picture in pixels',
  csv: 'figures as a table',
  json: 'figures with title, sentence, notes, sources and releases',
  apa: 'how to cite the view and the sources of its figures, as text in APA style',
  bib: 'the same as BibTeX',
  ris: 'the same as RIS',
  csl: 'the same as CSL-JSON',
};

/** The endings that turn a view into a file. */
export const files = (Object.keys(forms) as Form[]).map((form) => ({ form, words: filesWords[form] }));
