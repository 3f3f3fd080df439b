import { closest } from 'fastest-levenshtein';
import { error } from '@sveltejs/kit';
import { caseView } from './case.ts';
import { compare } from './compare.ts';
import { countryGroups } from './country-groups.ts';
import { country, countryResilience, countryRisk, countrySentence } from './country-profiles.ts';
import { countryViolence } from './country-violence.ts';
import { matrix } from './matrix.ts';
import { countryCells, countryRegions, worldCells } from './places.ts';
import { aboutDocument } from './queries.ts';
import { recommendationView } from './recommendation.ts';
import type { Ask, Shown, View } from './view.ts';
import { worldMap } from './world-map.ts';

/** Every view there is; what iterates over views iterates over this. */
export const views: readonly View[] = [
  worldMap,
  country,
  countryRisk,
  countryResilience,
  countryGroups,
  countryViolence,
  countryCells,
  countryRegions,
  worldCells,
  countrySentence,
  caseView,
  recommendationView,
  matrix,
  compare,
];

export interface OpenedView {
  view: View;
  data: unknown;
  shown: Shown;
  dataRelease: string;
  boundaryNote: string;
}

/** The view at an address, with its figures; an address that leads nowhere is answered with the nearest that does. */
export async function openView(ask: Ask, path: string, query: URLSearchParams): Promise<OpenedView> {
  for (const view of views) {
    const found = view.path.exec(path);
    if (!found) continue;
    refuseOthers(view, query);
    const ids = found.slice(1).map((id) => decodeURIComponent(id));
    const [{ meta }, data] = await Promise.all([ask(aboutDocument), view.load(ask, ids, ofView(query))]);
    return { view, data, shown: view.show(data), ...meta };
  }
  const nearest = closest(
    path,
    views.map(({ example }) => example),
  );
  error(404, `There is no view at ${path}. The nearest is like ${nearest}.`);
}

/** How a view is drawn or written; what it shows does not depend on it. */
const ofForm = ['layout', 'scheme', 'width', 'scale', 'interactive', 'release'];

/** Names that some view knows, which another must not take for its own in silence. */
const known = new Set(views.flatMap(({ parameters = [] }) => parameters));

/** Of what is not known anywhere, such as the marks that mail and social programs add, nothing is said. */
function refuseOthers(view: View, query: URLSearchParams): void {
  const own = view.parameters ?? [];
  for (const name of new Set(query.keys())) {
    if (known.has(name) && !own.includes(name) && !ofForm.includes(name)) {
      const takes = own.length > 0 ? `It takes ${own.join(', ')}` : 'It takes none';
      error(400, `This view has no parameter “${name}”. ${takes}, beside ${ofForm.join(', ')}.`);
    }
    if (ofForm.includes(name) && query.getAll(name).length > 1) error(400, `“${name}” is given twice: give it once.`);
    if (name === 'year' && query.getAll(name).length > 1) error(400, '“year” is given twice: give it once.');
  }
}

function ofView(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => !ofForm.includes(name)));
}
