import type { ListedIndicator } from '../explorer/query.ts';
import { placeLayers } from './state.ts';
import { layerWords } from './words.ts';

/** Layers of places within countries, as the list of layers has them. */
export const placeEntries: readonly ListedIndicator[] = placeLayers.map((id) => ({
  id,
  name: layerWords[id].name,
  shortName: layerWords[id].short,
  topic: 'Places within countries',
  countryCount: 1,
}));
