import type { CountryRow, Spanned } from '../kinds/country.ts';

/** Code systems a source may use to name a state. */
export type CountryScheme = 'iso3' | 'gw' | 'cow' | 'vdem' | 'name';

export const schemeWords: Record<CountryScheme, string> = {
  iso3: 'three-letter code',
  gw: 'Gleditsch–Ward number',
  cow: 'Correlates of War number',
  vdem: 'V-Dem country_id',
  name: 'name',
};

/** Names count as the same when they differ only in case, accents, spaces and punctuation; never by likeness. */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function codeKey(scheme: CountryScheme, code: string): string {
  return scheme === 'name' ? nameKey(code) : code.trim();
}

/** Years in which a code stands for a country; nulls are open ends. */
export interface Claim {
  id: string;
  from: number | null;
  to: number | null;
}

type Clash = (message: string) => void;

/** All codes of one scheme with the countries they stand for. */
export class SchemeIndex {
  readonly #scheme: CountryScheme;
  readonly #claims = new Map<string, Claim[]>();

  constructor(scheme: CountryScheme) {
    this.#scheme = scheme;
  }

  add(row: CountryRow, clash: Clash): void {
    for (const { code, from, to } of codesOf(row, this.#scheme)) {
      const key = codeKey(this.#scheme, code);
      const claims = this.#claims.get(key) ?? [];
      const claim = { id: row.id, from, to };
      const other = claims.find((known) => known.id !== row.id && overlap(known, claim));
      if (other) {
        clash(
          `${schemeWords[this.#scheme]} "${code}" stands for ${other.id} as well ${yearsShared(other, claim)}: ` +
            'give each row its own years, or take it out of one of them',
        );
      }
      claims.push(claim);
      this.#claims.set(key, claims);
    }
  }

  claims(code: string): readonly Claim[] {
    return this.#claims.get(codeKey(this.#scheme, code)) ?? [];
  }

  find(code: string, year: number): string | undefined {
    return this.claims(code).find(({ from, to }) => (from ?? -Infinity) <= year && year <= (to ?? Infinity))?.id;
  }

  keys(): string[] {
    return [...this.#claims.keys()];
  }
}

function codesOf(row: CountryRow, scheme: CountryScheme): Spanned[] {
  const always = (code: string): Spanned => ({ code, from: null, to: null });
  switch (scheme) {
    case 'iso3':
      return [always(row.id), ...row.iso3Aliases];
    case 'name':
      return [always(row.name), ...(row.atlasName === null ? [] : [always(row.atlasName)]), ...row.aliases];
    default:
      return row[scheme];
  }
}

function overlap(a: Claim, b: Claim): boolean {
  return (a.from ?? -Infinity) <= (b.to ?? Infinity) && (b.from ?? -Infinity) <= (a.to ?? Infinity);
}

function yearsShared(a: Claim, b: Claim): string {
  const from = Math.max(a.from ?? -Infinity, b.from ?? -Infinity);
  const to = Math.min(a.to ?? Infinity, b.to ?? Infinity);
  return years({ from: finite(from), to: finite(to) });
}

function finite(year: number): number | null {
  return Number.isFinite(year) ? year : null;
}

export function years({ from, to }: Pick<Claim, 'from' | 'to'>): string {
  if (from === null && to === null) return 'in all years';
  if (from === null) return `up to ${to}`;
  if (to === null) return `from ${from}`;
  return from === to ? `in ${from}` : `from ${from} to ${to}`;
}
