import { browser } from '$app/env';

/** Shortcuts of one key can be turned off (WCAG 2.1.4), for people who speak to their computer. */
const storageKey = 'single-keys';

function stored(): boolean {
  if (!browser) return true;
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    // Storage can be switched off.
    return true;
  }
}

export const singleKeys = $state({ on: stored() });

export function setSingleKeys(on: boolean): void {
  singleKeys.on = on;
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // Then it holds until the page is closed.
  }
}

/** Inputs that take no letters. */
const ticked = new Set(['checkbox', 'radio', 'range', 'button', 'submit']);

/** True where a key press is writing, not asking. */
export function isTyping({ target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return !ticked.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
