import { closest } from 'fastest-levenshtein';
import { nameKey } from '../importing/country-index.ts';
import type { Figure, KnownRegion, MapContext } from '../importing/importer.ts';
import type { SourceRow } from '../importing/row.ts';
import type { Description } from './description.ts';

export type Unit = { country: string } | { region: string };

/** By source and the source's code, regions that ISO 3166-2 has, as db/content/regions.csv names them. */
export type KnownRegions = ReadonlyMap<string, ReadonlyMap<string, KnownRegion>>;

type Asked = NonNullable<Description['region']>;

const ISO = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;

/** Finds the country or region that a row is about. Nothing is guessed: what is unknown stops the import. */
export class Places {
  readonly #description: Description;
  readonly #byId = new Map<string, KnownRegion>();
  /** By country, the regions' names and spellings as `nameKey` has them. */
  readonly #byName = new Map<string, Map<string, KnownRegion>>();
  readonly #given = new Set<string>();

  constructor(description: Description, regions: KnownRegions) {
    this.#description = description;
    for (const codes of regions.values()) {
      for (const [code, region] of codes) {
        this.#byId.set(region.id, region);
        // Codes of all sources begin with the country's; a name in them is one more spelling.
        const [country, spelling] = [code.slice(0, 3), code.split('/')[1]];
        const names = this.#byName.get(country) ?? new Map<string, KnownRegion>();
        this.#byName.set(country, names.set(nameKey(region.name), region));
        if (spelling !== undefined) names.set(nameKey(spelling), region);
      }
    }
  }

  /** The unit of a row, with the record of a region the first time it turns up; null where the row is left out. */
  *unit(row: SourceRow, year: number, context: MapContext): Generator<Figure, Unit | null> {
    const country = this.#country(row, year, context);
    const { region } = this.#description;
    if (country === null || region === null) return country === null ? null : { country };
    const written = row.required(region.column);
    if (this.#leftOut(written, context)) return null;
    const known = this.#region(row, region, written, country);
    if (!this.#given.has(known.id)) {
      this.#given.add(known.id);
      yield { kind: 'region', ...known, country };
    }
    return { region: known.id };
  }

  #country(row: SourceRow, year: number, context: MapContext): string | null {
    const { column, fixed, codes } = this.#description.country;
    if (column === undefined) return context.country('iso3', fixed ?? '', year);
    const written = row.required(column);
    return this.#leftOut(written, context) ? null : context.country(codes, written, year);
  }

  #leftOut(written: string, context: MapContext): boolean {
    const listed = this.#description.leaveOut.find(({ value }) => value === written);
    if (listed) context.skip(listed.reason);
    return listed !== undefined;
  }

  #region(row: SourceRow, { codes, nameColumn, spelled }: Asked, written: string, country: string): KnownRegion {
    const code = spelled[written] ?? written;
    if (codes === 'name' && code === written) return this.#named(written, country);
    const name = nameColumn === null ? null : row.text(nameColumn);
    if (codes === 'own' && code === written) {
      // The names of two countries' regions may be the same.
      return { id: `${this.#description.source.id}.${country}.${slug(code)}`, name: name ?? written };
    }
    if (!ISO.test(code)) throw new Error(`"${code}" is not an ISO 3166-2 code such as NG-KN.`);
    const known = this.#byId.get(code);
    if (known) return known;
    if (name === null) {
      throw new Error(
        `there is no name on record for the region ${code}: name the column with its name (region.nameColumn).`,
      );
    }
    return { id: code, name };
  }

  #named(written: string, country: string): KnownRegion {
    const names = this.#byName.get(country);
    const region = names?.get(nameKey(written));
    if (region) return region;
    if (!names) {
      throw new Error(`no regions of ${country} are known by name: use region.codes "own", or "iso" with codes.`);
    }
    const nearest = names.get(closest(nameKey(written), [...names.keys()]));
    throw new Error(
      `no region of ${country} has the name "${written}". The nearest known name is ${nearest?.name} (${nearest?.id}). ` +
        'Say which one is meant under region.spelled, or leave the row out under leaveOut.',
    );
  }
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
