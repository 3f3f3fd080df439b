import { browser } from '$app/env';

/** Themes a reader can choose; `auto` follows the system. */
export const themes = ['auto', 'light', 'dark'] as const;
export type ChosenTheme = (typeof themes)[number];

const storageKey = 'theme';

/** `static/theme.js` has put the kept choice on the root before the first paint. */
function chosen(): ChosenTheme {
  const kept = browser ? document.documentElement.dataset.theme : undefined;
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export const theme = $state({ chosen: chosen() });

export function chooseTheme(next: ChosenTheme): void {
  theme.chosen = next;
  if (next === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    if (next === 'auto') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, next);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}
