import { join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { countryRow, notCountryRow, type CountryRow, type NotCountryRow } from '../kinds/country.ts';
import { failOn, type Problem } from '../kinds/problems.ts';
import { readTable, type TableRow } from '../kinds/table.ts';
import { codeKey, nameKey, SchemeIndex, schemeWords, years, type CountryScheme } from './country-index.ts';

export type { CountryScheme } from './country-index.ts';
export type { CountryRow } from '../kinds/country.ts';

const schemes: readonly CountryScheme[] = ['iso3', 'gw', 'cow', 'vdem', 'name'];

/** A source names a unit that the crosswalk does not have. Never guessed: the import stops and a person decides. */
export class UnknownCountry extends Error {
  readonly scheme: CountryScheme;
  readonly code: string;
  readonly year: number;

  constructor(scheme: CountryScheme, code: string, year: number, hint: string) {
    super(
      `no country has the ${schemeWords[scheme]} "${code}" in ${year}. ${hint}` +
        'If it is a country, add the code to its row in db/content/countries.csv; ' +
        'if it is an aggregate or a unit to leave out, list it in db/content/not-countries.csv.',
    );
    this.name = 'UnknownCountry';
    this.scheme = scheme;
    this.code = code;
    this.year = year;
  }
}

/** From sources' codes and names to our country ids, with the years in which each holds. */
export class Crosswalk {
  readonly rows: readonly CountryRow[];
  readonly #byId: ReadonlyMap<string, CountryRow>;
  readonly #indexes: ReadonlyMap<CountryScheme, SchemeIndex>;
  readonly #notCountries: readonly NotCountryRow[];

  /** Use `readCrosswalk`, which checks what is given here. */
  constructor(
    rows: readonly CountryRow[],
    indexes: ReadonlyMap<CountryScheme, SchemeIndex>,
    notCountries: readonly NotCountryRow[],
  ) {
    this.rows = rows;
    this.#byId = new Map(rows.map((row) => [row.id, row]));
    this.#indexes = indexes;
    this.#notCountries = notCountries;
  }

  /** Our id for a source's code or name in a year. */
  country(scheme: CountryScheme, code: string, year: number): string {
    const id = this.#index(scheme).find(code, year);
    if (id === undefined) throw new UnknownCountry(scheme, code, year, this.#hint(scheme, code));
    return id;
  }

  row(id: string): CountryRow | undefined {
    return this.#byId.get(id);
  }

  /** Why a source's unit is left out (an aggregate, a unit we do not use); null for countries and unknown codes. */
  leftOut(scheme: CountryScheme, code: string): string | null {
    if (scheme !== 'iso3' && scheme !== 'vdem' && scheme !== 'name') return null;
    const key = codeKey(scheme, code);
    if (key === '') return null;
    return (
      this.#notCountries.find((unit) => unit[scheme] !== null && codeKey(scheme, unit[scheme]) === key)?.reason ?? null
    );
  }

  #index(scheme: CountryScheme): SchemeIndex {
    const index = this.#indexes.get(scheme);
    if (index === undefined) throw new TypeError(`"${scheme}" is not a country scheme: use ${schemes.join(', ')}`);
    return index;
  }

  #hint(scheme: CountryScheme, code: string): string {
    const claims = this.#index(scheme).claims(code);
    if (claims.length > 0) {
      return `It stands for ${claims.map((claim) => `${this.#named(claim.id)} ${years(claim)}`).join(' and for ')}. `;
    }
    // Numbers and letter codes that look alike have nothing to do with each other.
    if (scheme !== 'name') return '';
    const names = this.#index('name');
    const known = names.keys();
    const nearest = known.length === 0 ? undefined : names.claims(closest(nameKey(code), known))[0];
    return nearest ? `The nearest known name belongs to ${this.#named(nearest.id)}. ` : '';
  }

  #named(id: string): string {
    return `${id} (${this.#byId.get(id)?.name ?? 'unknown'})`;
  }
}

/** Reads and checks the country tables; everything wrong with them is reported in one error. */
export async function loadCrosswalk(contentDir: string): Promise<Crosswalk> {
  const problems: Problem[] = [];
  const crosswalk = await readCrosswalk(contentDir, problems);
  failOn(problems);
  return crosswalk;
}

/** As `loadCrosswalk`, with what is wrong added to `problems`: the crosswalk is of use only if that is nothing. */
export async function readCrosswalk(contentDir: string, problems: Problem[]): Promise<Crosswalk> {
  const countriesFile = join(contentDir, 'countries.csv');
  const notCountriesFile = join(contentDir, 'not-countries.csv');
  const countries = await readTable(countriesFile, countryRow, problems);
  const notCountries = await readTable(notCountriesFile, notCountryRow, problems);
  const report = (line: number, what: string) => problems.push({ file: countriesFile, line, what });

  const indexes = new Map(schemes.map((scheme) => [scheme, new SchemeIndex(scheme)]));
  checkRows(countries, report);
  for (const { line, value } of countries) {
    for (const index of indexes.values()) index.add(value, (what) => report(line, what));
  }
  for (const { line, value } of notCountries) {
    for (const scheme of ['iso3', 'vdem', 'name'] as const) {
      const taken = value[scheme] === null ? undefined : indexes.get(scheme)?.claims(value[scheme])[0];
      if (taken) {
        problems.push({
          file: notCountriesFile,
          line,
          what: `${schemeWords[scheme]} "${value[scheme]}" is ${taken.id} in countries.csv: keep it in one of the two files`,
        });
      }
    }
  }
  return new Crosswalk(
    countries.map(({ value }) => value),
    indexes,
    notCountries.map(({ value }) => value),
  );
}

function checkRows(countries: readonly TableRow<CountryRow>[], report: (line: number, what: string) => void): void {
  const lineOf = new Map<string, number>();
  const atlas = new Map<string, string>();
  for (const { line, value } of countries) {
    const first = lineOf.get(value.id);
    if (first !== undefined)
      report(line, `id: ${value.id} is the id of line ${first} already: give it another or remove one`);
    lineOf.set(value.id, line);
    if (value.isoNumeric === null) continue;
    const other = atlas.get(value.isoNumeric);
    if (other !== undefined)
      report(line, `iso_numeric: ${value.isoNumeric} belongs to ${other} already: give each its own`);
    atlas.set(value.isoNumeric, value.id);
  }
  for (const { line, value } of countries) {
    for (const id of value.successors) {
      if (!lineOf.has(id)) report(line, `successors: no row has the id ${id}: add that row or correct the id`);
    }
    if (value.existsFrom !== null && value.existsTo !== null && value.existsTo < value.existsFrom) {
      report(line, `exists_to: ${value.existsTo} lies before exists_from ${value.existsFrom}: correct one of them`);
    }
  }
}
