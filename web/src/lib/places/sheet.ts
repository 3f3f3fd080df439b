import type { Cell, Sheet } from '../views/view.ts';
import { scaleOf } from './classes.ts';
import { cellCentre } from './frame.ts';
import { classOf, type PlaceData } from './places.ts';
import { countsEvents } from './state.ts';
import { sorted } from './table.ts';

/** The figures as one table: what CSV and JSON hold. Names of columns are lasting. */
export function sheetOf(data: PlaceData): Sheet {
  const { state, measure } = data;
  const scale = scaleOf(state.layer, state.measure);
  const figures = sorted(data.figures, { column: 'name', descending: false });
  const word = (figure: (typeof figures)[number]): Cell => {
    const found = classOf(figure, scale);
    return found === null ? null : found === 'none' ? 'no event recorded' : (scale.words[found] ?? null);
  };
  const deaths = { unit: 'deaths', decimals: 0 };
  if (countsEvents(state.layer)) {
    const isCells = state.layer === 'cells';
    return {
      // A cell on a border is counted from two files.
      from: figures.map(({ countries }) =>
        data.loaded
          .filter(({ country }) => countries.includes(country.id))
          .map(({ release }) => release.id)
          .join(' '),
      ),
      columns: [
        ...(isCells
          ? [
              { id: 'gid', label: 'Cell' },
              { id: 'latitude', label: 'Middle, latitude', unit: 'degrees' },
              { id: 'longitude', label: 'Middle, longitude', unit: 'degrees' },
            ]
          : [
              { id: 'region', label: 'Region' },
              { id: 'region_id', label: 'Id' },
            ]),
        { id: 'country_id', label: 'Country' },
        { id: 'deaths_best', label: 'Deaths, best', ...deaths },
        { id: 'deaths_low', label: 'Deaths, low', ...deaths },
        { id: 'deaths_high', label: 'Deaths, high', ...deaths },
        { id: 'events', label: 'Events', unit: 'events', decimals: 0 },
        { id: 'class', label: 'Class' },
      ],
      rows: figures.map((figure): Cell[] => {
        const { counts, id, name, countries } = figure;
        const centre = cellCentre(Number(id));
        return [
          ...(isCells ? [id, centre.latitude, centre.longitude] : [name, id]),
          countries.join(' '),
          counts?.deathsBest ?? null,
          counts?.deathsLow ?? null,
          counts?.deathsHigh ?? null,
          counts?.events ?? null,
          word(figure),
        ];
      }),
    };
  }
  return {
    columns: [
      { id: 'region', label: 'Region' },
      { id: 'region_id', label: 'Id' },
      { id: 'country_id', label: 'Country' },
      { id: 'year', label: 'Year' },
      { id: 'value', label: measure.name, unit: measure.unit, decimals: measure.decimals },
      { id: 'class', label: 'Class' },
    ],
    rows: figures.map((figure): Cell[] => [
      figure.name,
      figure.id,
      figure.countries.join(' '),
      figure.year,
      figure.value,
      word(figure),
    ]),
  };
}
