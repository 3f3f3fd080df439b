// Placeholder signature; the crosswalk behind it is written next.
/** Code systems a source may use to name a state. */
export type CountryScheme = 'iso3' | 'gw' | 'cow' | 'vdem' | 'name';
