import type { Theme } from '../tokens.ts';

/** Tells the page's theme now and whenever it changes: what the reader chose, else what the system asks for. */
export function watchPageTheme(tell: (theme: Theme) => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const read = () => {
    const chosen = root.dataset.theme;
    tell(chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light');
  };
  const observer = new MutationObserver(read);
  observer.observe(root, { attributeFilter: ['data-theme'] });
  dark.addEventListener('change', read);
  read();
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', read);
  };
}
