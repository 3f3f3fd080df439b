import { loadFlat } from '../map/flat-source.ts';
import type { Place } from '../map/places.ts';
import { drawnWidth, locate, type Locator } from './locator.ts';

/** Cut on the server, so that a page carries its part of the world and not all of it. */
export async function locatorOf(country: string, width = drawnWidth): Promise<Locator | null> {
  const [flat, { default: text }] = await Promise.all([loadFlat(), import('../map/built/places.json?raw')]);
  return locate(flat, JSON.parse(text) as Place[], country, width);
}
