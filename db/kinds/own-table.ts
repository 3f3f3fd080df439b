import { z } from 'zod';
import { cslRecord } from './csl.ts';
import { topics } from './indicator.ts';
import { riskFactorIds } from './risk-factor.ts';
import { date, sourceContent } from './source.ts';
import { address, listOf, optional, text } from './words.ts';

/** Ids with a hyphen are kept for sources that do not come with Forestall, so that no two can ever collide. */
const ownSourceId = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/** Whether a source, by its id or that of one of its indicators, is one that somebody described beside a table. */
export const isOwnSource = (id: string): boolean => (id.split('.', 1)[0] ?? '').includes('-');

/** Heading of indicators that stand under none of ours. */
const OWN_TOPIC = 'Data of your own';

/** A figure or a word for a column: spreadsheets write both. */
const cell = z.union([text, z.number().transform(String)], { error: 'not a cell: give text or a number' });

const source = z.strictObject({
  id: z.string().regex(ownSourceId, {
    error: (issue) =>
      `"${String(issue.input)}" is not an id for a source of your own: use small letters and digits in words joined by ` +
      'hyphens, at least two, as in statistics-nigeria (ids without a hyphen are kept for the sources of Forestall)',
  }),
  title: text,
  publisher: text,
  licence: text,
  licenceUrl: sourceContent.shape.licenceUrl,
  url: address,
  note: sourceContent.shape.note,
  /** CSL-JSON; made of title, publisher, version and address where it is left out. */
  citation: cslRecord.optional(),
});

/** By column, the words a row must have there. */
const only = z.record(text, z.union([cell.transform((one) => [one]), z.array(cell).min(1)])).default({});

const table = z.strictObject({
  /** Of a workbook; the only one where it is left out. */
  sheet: optional(text),
  /** Line that names the columns, counted from 1. */
  headerLine: z.int().min(1).default(1),
  separator: z.enum([',', ';', '|', 'tab']).optional(),
  /** How the text is written, where it is not UTF-8; as browsers name it. */
  encoding: text.optional(),
  decimal: z.enum(['.', ',']).default('.'),
  /** Sign that groups thousands, taken out of numbers. */
  thousands: optional(z.enum([',', '.', ' ', "'"])),
  /** What stands for "no figure", beside a blank. */
  missing: z.array(cell).default([]),
  /** How lines of notes begin, which are no rows: a source or a date below the table. */
  notes: z.array(text).default([]),
  /** Rows that have one of these in the column; all others are left out and counted. */
  only,
});

const country = z
  .strictObject({
    column: text.optional(),
    fixed: z
      .string()
      .regex(/^[A-Z]{3}$/, { error: 'not a three-letter country id such as NGA' })
      .optional(),
    codes: z.enum(['iso3', 'gw', 'cow', 'vdem', 'name']).default('iso3'),
  })
  .refine(oneOf('column', 'fixed'), {
    error: 'give either column (with its codes) or fixed (one country id), not both',
  });

const region = z.strictObject({
  column: text,
  /** `iso` ISO 3166-2 codes, `name` names of regions that Forestall knows, `own` codes of the source alone. */
  codes: z.enum(['iso', 'name', 'own']),
  /** Column with the regions' names, for codes that Forestall has no name for. */
  nameColumn: optional(text),
  /** Other spellings in the file, each with the ISO 3166-2 code that it means. */
  spelled: z.record(text, text).default({}),
});

const year = z
  .strictObject({ column: text.optional(), fixed: z.int().min(1900).max(2100).optional() })
  .refine(oneOf('column', 'fixed'), { error: 'give either column or fixed (one year for all rows), not both' });

const indicator = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/, {
      error: (issue) =>
        `"${String(issue.input)}" is not an id: use small letters, digits and low lines, as in poverty_rate; the source's id is put before it`,
    }),
    /** `{year}` in it stands for each year that the table has a column for. */
    column: text,
    lowColumn: optional(text),
    highColumn: optional(text),
    /** For tables with a row for each indicator: the rows that are about this one. */
    only,
    name: text,
    shortName: text.max(40).optional(),
    description: text,
    unit: text,
    moreMeans: text.default('a higher figure'),
    topic: z.enum([...topics, OWN_TOPIC]).default(OWN_TOPIC),
    polarity: z.enum(['HIGHER_IS_RISKIER', 'HIGHER_IS_SAFER', 'NONE']),
    riskFactors: listOf(z.enum(riskFactorIds)).default([]),
    rangeLow: optional(z.number()),
    rangeHigh: optional(z.number()),
    decimals: z.int().min(0).max(6),
    caution: optional(text),
  })
  .check(({ value, issues }) => {
    const wrong = (field: string, message: string) =>
      issues.push({ code: 'custom', path: [field], message, input: value });
    if (value.rangeLow !== null && value.rangeHigh !== null && value.rangeLow >= value.rangeHigh) {
      wrong('rangeLow', `${value.rangeLow} is not below rangeHigh ${value.rangeHigh}: correct one of them`);
    }
    if ((value.lowColumn === null) !== (value.highColumn === null)) {
      wrong('lowColumn', 'lowColumn and highColumn go together: give both, or neither');
    }
    if (value.shortName === undefined && value.name.length > 40) {
      wrong('shortName', `missing: the name has ${value.name.length} letters, so give one of at most 40 for legends`);
    }
  });

/** The description beside a table of anybody's: whose it is, how to read it, and what its columns mean. */
export const ownTable = z
  .strictObject({
    source,
    /** The producer's name for this state of the data, such as a year. */
    version: cell.optional(),
    retrieved: z.int().transform(String).or(date).optional(),
    table: table.prefault({}),
    country,
    region: optional(region),
    year: year.optional(),
    indicators: z.array(indicator).min(1),
    /** Units that are left out, with the reason that the record of the import gives. */
    leaveOut: z.array(z.strictObject({ value: cell, reason: text })).default([]),
  })
  .check(({ value, issues }) => {
    const wrong = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', path, message, input: value });
    const wide = value.indicators.filter(({ column }) => column.includes('{year}')).length;
    if (wide > 0 && wide < value.indicators.length) {
      wrong(['indicators'], 'some columns have {year} and some have not: describe such a table in two files');
    }
    if (wide > 0 && value.year) wrong(['year'], 'the columns name the year by {year}: leave this field out');
    if (wide === 0 && !value.year) {
      wrong(['year'], 'missing: give column or fixed, or write {year} in the columns of the indicators');
    }
    const { decimal, thousands } = value.table;
    if (decimal === thousands) wrong(['table', 'thousands'], `"${thousands}" is the decimal sign as well: correct one`);
    for (const field of ['id', 'column', 'name'] as const) {
      // One column may hold several indicators, told apart by another column.
      const all = value.indicators.map((one) =>
        field === 'column' ? JSON.stringify([one.column, one.only]) : one[field],
      );
      all.forEach((one, index) => {
        if (all.indexOf(one) === index) return;
        const given = value.indicators[index]?.[field];
        wrong(['indicators', index, field], `"${given}" is that of another indicator too`);
      });
    }
  });

export type OwnTable = z.output<typeof ownTable>;

function oneOf<K extends string>(a: K, b: K) {
  return (value: Partial<Record<K, unknown>>): boolean => (value[a] === undefined) !== (value[b] === undefined);
}
