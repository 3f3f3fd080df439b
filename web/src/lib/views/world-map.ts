import { error } from '@sveltejs/kit';
import { loadExplorer } from '../explorer/load.ts';
import type { ExplorerData } from '../explorer/query.ts';
import { bothClasses, pairs } from '../explorer/both.ts';
import { allFigures, classWords, layerName, scaleOf, usualYearOf } from '../explorer/layer-view.ts';
import { countOf } from '../format.ts';
import { dimensionsOf, format, nearestOf, parse, weightName, weightProblem, type State } from '../state.ts';
import { yearOf } from './parameters.ts';
import { view, type Cell } from './view.ts';
import WorldPicture from './WorldPicture.svelte';

export interface MapData {
  explorer: ExplorerData;
  state: State;
}

export const worldMap = view<MapData>({
  id: 'map',
  name: 'World map',
  example: '/map',
  path: /^\/map$/,
  parameters: ['layer', 'year', 'uncertain', ...Object.values(dimensionsOf).flat().map(weightName)],
  async load(ask, _, query) {
    const asked = parse(query);
    const refused = weightProblem(query, asked.layer);
    if (refused !== null) error(400, refused);
    // Of the explorer's state, a picture has what changes figures and colours.
    const { layer, year, weights, uncertain } = asked;
    const explorer = await loadExplorer({ layer, year, weights, ranks: false }, { graphql: ask });
    const [first, last] = [explorer.layer.years[0], explorer.layer.years.at(-1)];
    if (first === undefined || last === undefined) error(404, `The layer ${layer} has no figures.`);
    if (query.get('year')) yearOf(query, first, last);
    return {
      explorer,
      state: { ...parse(new URLSearchParams()), layer, year, weights, uncertain },
    };
  },
  show({ explorer, state }) {
    const { layer, both, lever, isOwn } = explorer;
    const { indicator } = layer;
    const year = nearestOf(layer.years, state.year ?? usualYearOf(layer));
    const scale = scaleOf(explorer);
    const figures = allFigures(explorer, year, scale).filter(({ listed }) => listed);
    const known = figures.filter((figure) => figure.class !== null);
    const name = layerName(explorer);
    const words = (index: number) => classWords(explorer, scale, index);
    const classes = (both ? bothClasses : scale.colours('light')).map(
      (_, index) => `${words(index)}: ${known.filter((figure) => figure.class === index).length}`,
    );
    const pair = both ? pairs[both.kind] : null;
    const measure = { unit: indicator.unit, decimals: indicator.decimals };
    return {
      title: `${both || lever || isOwn ? name : indicator.name}, ${year}`,
      unit:
        pair?.reading ??
        `${indicator.unit.slice(0, 1).toUpperCase()}${indicator.unit.slice(1)}. Higher means ${indicator.moreMeans}.`,
      sentence: `${name} in ${year}: ${countOf(known.length, 'country', 'countries')} with a figure, ${figures.length - known.length} without. Countries by class: ${classes.join('; ')}.`,
      notes: [
        ...(pair ? [pair.note] : []),
        ...(lever ? ['Salient means “look here first”, not “this will work”.'] : []),
        ...(indicator.caution ? [indicator.caution] : []),
        ...(isOwn ? ['Weights of the reader’s own: ranges and classes of the published profiles do not hold.'] : []),
      ],
      sheet: {
        columns: [
          { id: 'country', label: 'Country' },
          { id: 'country_id', label: 'Id' },
          { id: 'year', label: 'Year' },
          { id: 'value', label: indicator.shortName, ...measure },
          { id: 'low', label: 'Low', ...measure },
          { id: 'high', label: 'High', ...measure },
          ...(both
            ? [
                {
                  id: pair?.file ?? 'second',
                  label: both.second.indicator.shortName,
                  unit: both.second.indicator.unit,
                  decimals: both.second.indicator.decimals,
                },
              ]
            : []),
          { id: 'class', label: 'Class' },
        ],
        rows: figures.map((one): Cell[] => [
          one.name,
          one.id,
          year,
          one.value,
          one.low,
          one.high,
          ...(both ? [one.second?.value ?? null] : []),
          one.class === null ? null : words(one.class),
        ]),
      },
      releases: [{ ...explorer.layer.release, source: indicator.source }],
      address: `/map${format(state)}`,
      page: `/${format(state)}`,
    };
  },
  picture: WorldPicture,
});
