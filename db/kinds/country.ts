import { z } from 'zod';

/** A code or name that stands for a country, in some years only where `from` or `to` is set (both inclusive). */
export interface Spanned {
  code: string;
  from: number | null;
  to: number | null;
}

/** `345`, `345:-2006`, `345:1918-2006` or `345:2007-`. */
const spanned = /^(?<code>.+?)(?::(?<from>\d{4})?-(?<to>\d{4})?)?$/;

function readSpanned(text: string): Spanned {
  const { code = text, from, to } = spanned.exec(text)?.groups ?? {};
  return { code: code.trim(), from: from ? Number(from) : null, to: to ? Number(to) : null };
}

export const list = z.string().transform((text) => (text === '' ? [] : text.split('|').map((item) => item.trim())));
export const textOrNull = z.string().transform((text) => (text === '' ? null : text));

function codes(pattern: RegExp, what: string) {
  return list.transform((items, context) =>
    items.map((item) => {
      const code = readSpanned(item);
      if (!pattern.test(code.code)) {
        context.addIssue({
          code: 'custom',
          message: `"${item}" is not ${what}: write such codes separated by |, with years after a colon where they matter (345:-2006)`,
        });
      }
      return code;
    }),
  );
}

function number(what: string, low: number, high: number) {
  return z.string().transform((text, context) => {
    const value = Number(text);
    if (text !== '' && value >= low && value <= high) return value;
    context.addIssue({ code: 'custom', message: `"${text}" is not ${what}: give a number from ${low} to ${high}` });
    return z.NEVER;
  });
}

function matching(pattern: RegExp, what: string) {
  return z.string().regex(pattern, { error: (issue) => `"${String(issue.input)}" is not ${what}` });
}

const yearOrNull = textOrNull.pipe(number('a year', 1800, 2100).nullable());
export const countryId = matching(/^[A-Z]{3}$/, 'a country id: give three capital letters');

/** One row of `countries.csv`; what each column means is in db/content/README.md. */
export const countryRow = z
  .strictObject({
    id: countryId,
    name: z.string().min(1),
    kind: z.enum(['STATE', 'TERRITORY', 'DISPUTED', 'ENDED']),
    region: z.enum(['Africa', 'Americas', 'Antarctica', 'Asia', 'Europe', 'Oceania']),
    subregion: textOrNull,
    latitude: number('a latitude', -90, 90),
    longitude: number('a longitude', -180, 180),
    exists_from: yearOrNull,
    exists_to: yearOrNull,
    successors: list.pipe(z.array(countryId)),
    iso_numeric: textOrNull.pipe(matching(/^\d{3}$/, 'an ISO 3166-1 number: give three digits').nullable()),
    atlas_name: textOrNull,
    iso3_aliases: codes(/^[A-Z]{3}$/, 'a three-letter code'),
    gw: codes(/^[1-9]\d{0,2}$/, 'a Gleditsch–Ward number'),
    cow: codes(/^[1-9]\d{0,2}$/, 'a Correlates of War number'),
    vdem: codes(/^[1-9]\d{0,2}$/, 'a V-Dem country_id'),
    aliases: codes(/\p{L}/u, 'a name'),
    note: textOrNull,
  })
  .transform((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    region: row.region,
    subregion: row.subregion,
    latitude: row.latitude,
    longitude: row.longitude,
    existsFrom: row.exists_from,
    existsTo: row.exists_to,
    successors: row.successors,
    isoNumeric: row.iso_numeric,
    atlasName: row.atlas_name,
    iso3Aliases: row.iso3_aliases,
    gw: row.gw,
    cow: row.cow,
    vdem: row.vdem,
    aliases: row.aliases,
    note: row.note,
  }));

export type CountryRow = z.output<typeof countryRow>;

/** One row of `not-countries.csv`: a unit that sources report on and that is no country here. */
export const notCountryRow = z
  .strictObject({ iso3: textOrNull, vdem: textOrNull, name: textOrNull, reason: z.string().min(1) })
  .refine((row) => row.iso3 !== null || row.vdem !== null || row.name !== null, {
    error: 'neither iso3, vdem nor name: give at least one of them',
  });

export type NotCountryRow = z.output<typeof notCountryRow>;
