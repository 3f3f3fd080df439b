import type { View } from './view.ts';
import { views } from './index.ts';

/** What draws a view, by its id. */
export function pictureOf(id: string): View['picture'] {
  return views.find((view) => view.id === id)?.picture ?? null;
}
