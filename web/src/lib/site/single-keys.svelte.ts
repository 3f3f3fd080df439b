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

/** True where a key press is writing, not asking. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
