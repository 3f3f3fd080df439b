import type { Figure, KnownRegion, MapContext } from '../../importing/importer.ts';

/**
 * Regions by name: OPHI's tables carry no codes, and the P-codes added to them on HDX are missing for one region in
 * four, and stand for different regions in different rows (KE029 is Nyanza here and Nandi there).
 */
export class Regions {
  readonly #given = new Set<string>();

  /** Id of a survey's region; its record is given the first time it turns up in a file. */
  *figure(iso3: string, name: string, country: string, context: MapContext): Generator<Figure, string> {
    const region = context.region(`${iso3}/${name}`) ?? ownRegion(country, name);
    if (!this.#given.has(region.id)) {
      this.#given.add(region.id);
      yield { kind: 'region', ...region, country };
    }
    return region.id;
  }
}

/** `AFG.kabul`: the same in every layout, and for spellings that differ in case, accents and hyphens only. */
function ownRegion(country: string, name: string): KnownRegion {
  const slug = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return { id: `${country}.${slug}`, name };
}
