import type { Session } from '../../api/session.ts';
import type { Drift } from './drift.ts';
import { count, few } from './drift-words.ts';
import type { Merged } from './publish.ts';
import { ImportError } from './reading.ts';

/** What a check is held against: a file whose figures have been merged, and how they differ from those before. */
export interface Checked {
  session: Session;
  merged: Merged;
  drift: Drift;
}

/** What must hold of a whole file of a source. Where it does not, the import stops unless somebody has accepted that. */
export interface Check {
  /** By which it is accepted, after the source: `--accept vdem.countries`. */
  id: string;
  expects: string;
  /** What was found instead, with its place; null where all is well. */
  fails(checked: Checked): Promise<string | null>;
  /** What the reason may be, and what to do. */
  remedy: string;
}

/** Runs the checks of a source; gives what was accepted although it does not hold. */
export async function runChecks(
  checks: readonly Check[],
  checked: Checked,
  accepted: readonly string[],
): Promise<string[]> {
  const { sourceId, fileName } = checked.merged.reading.release;
  const passedOver: string[] = [];
  for (const { id, expects, fails, remedy } of checks) {
    const found = await fails(checked);
    if (found === null) continue;
    const name = `${sourceId}.${id}`;
    if (!accepted.includes(name)) {
      throw new ImportError(
        `${fileName} does not hold what ${sourceId} should: expected ${expects}, found ${found}. ${remedy} ` +
          `If it is right as it is, import it again with --accept ${name}. Nothing was imported.`,
      );
    }
    passedOver.push(`${name}: expected ${expects}, found ${found}`);
  }
  return passedOver;
}

const AN_EXTRACT = 'The file may be cut short or an extract: get the whole of it.';

/** Of a producer who covers the world: at least so many countries in the last year there are figures of. */
export function countriesInLastYear(least: number): Check {
  return {
    id: 'countries',
    expects: `figures of at least ${least} countries in the last year`,
    async fails({ session, merged }) {
      const rows = await session.query<{ year: number; countries: number }>(
        `select t.year, count(distinct s.unit_id)::int as countries
         from observation t join series s on s.id = t.series_id
         where s.indicator_id = any($1) and not s.is_region and t.valid_until is null
         group by t.year order by t.year desc limit 1`,
        [merged.carries],
      );
      const [last] = rows;
      return last && last.countries < least ? `${last.countries} in ${last.year}` : null;
    },
    remedy: AN_EXTRACT,
  };
}

/** Of fewer countries a share says little. */
const ENOUGH_COUNTRIES = 20;

/** Not more than a share of the countries that the release before had may be gone. */
export function countriesLost(most: number): Check {
  return {
    id: 'lost',
    expects: `at most ${most * 100}% of the countries of the release before to be gone`,
    async fails({ drift: { countries } }) {
      const lost = countries.vanished.length;
      if (countries.before < ENOUGH_COUNTRIES || lost <= countries.before * most) return null;
      return `${lost} of ${countries.before} gone: ${few(countries.vanished)}`;
    },
    remedy: AN_EXTRACT,
  };
}

/** The figures of all countries, added up, lie between the two in every year. */
export function worldTotal(indicator: string, low: number, high: number): Check {
  return {
    id: 'world',
    expects: `${indicator} of all countries together to be ${count(low)} to ${count(high)} in every year`,
    async fails({ session }) {
      const [year] = await session.query<{ year: number; total: number }>(
        `select t.year, sum(t.value) as total from observation t join series s on s.id = t.series_id
         where s.indicator_id = $1 and t.valid_until is null
         group by t.year having sum(t.value) < $2::float8 or sum(t.value) > $3::float8 order by t.year limit 1`,
        [indicator, low, high],
      );
      return year ? `${count(year.total)} in ${year.year}` : null;
    },
    remedy: 'The figures may be in thousands, or of some countries only: correct the unit, or get the whole of it.',
  };
}

/** A figure that the producer gives as the sum of others is their sum. */
export function sumOf(indicator: string, parts: readonly string[]): Check {
  return {
    id: 'sum',
    expects: `${indicator} to be the sum of ${parts.join(', ')}`,
    async fails({ session, merged }) {
      // An extract of other columns has nothing to add up.
      if (![indicator, ...parts].every((id) => merged.carries.includes(id))) return null;
      const [wrong] = await session.query<{ country: string; year: number; total: number; sum: number }>(
        `select s.unit_id as country, t.year,
                sum(t.value) filter (where s.indicator_id = $1) as total,
                sum(t.value) filter (where s.indicator_id <> $1) as sum
         from observation t join series s on s.id = t.series_id
         where (s.indicator_id = $1 or s.indicator_id = any($2)) and t.valid_until is null
         group by 1, 2
         having sum(t.value) filter (where s.indicator_id = $1) <> sum(t.value) filter (where s.indicator_id <> $1)
         order by 1, 2 limit 1`,
        [indicator, parts],
      );
      return wrong
        ? `${count(wrong.total)} for ${wrong.country} in ${wrong.year}, where they come to ${count(wrong.sum)}`
        : null;
    },
    remedy: 'Rows or columns may have been mixed up: get the file again from its producer.',
  };
}

/** Of fewer events a share says little. */
const ENOUGH_EVENTS = 100;

/** A country's events give way to those of the file: those of a few months would take away all years before. */
export function eventsLost(most: number): Check {
  return {
    id: 'events',
    expects: `at least ${(1 - most) * 100}% as many events of each country as before`,
    async fails({ session, merged }) {
      const rows = await session.query<{ country: string; before: number; after: number }>(
        `select country_id as country, before, after from (
           select t.country_id, sum(t.events) filter (where t.valid_until is null)::int as after,
                  sum(t.events) filter (where t.valid_from < $1 and (t.valid_until is null or t.valid_until = $1))::int
                    as before
           from conflict_area t where t.place = 'COUNTRY' group by 1
         ) counted where before >= $2 and coalesce(after, 0) < before * $3::float8 order by 1`,
        [merged.ordinal, ENOUGH_EVENTS, 1 - most],
      );
      if (rows.length === 0) return null;
      return few(rows.map(({ country, before, after }) => `${count(after)} of ${country} instead of ${count(before)}`));
    },
    remedy:
      'An import replaces all events of the countries in the file, so a file of some years or months would take the others ' +
      'away: put them into one file.',
  };
}
