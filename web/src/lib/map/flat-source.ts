import type { FlatMap } from './flat.ts';

/**
 * Where the SVG map's paths come from. The server has them at hand; a browser reads them off the page the server
 * sent, so that they travel once, and fetches them only when it came to the map from another page.
 */

const served = import.meta.env.SSR ? await loadFlat() : null;

export function flatAtHand(): FlatMap | null {
  return served ?? (typeof document === 'undefined' ? null : readPage());
}

export async function loadFlat(): Promise<FlatMap> {
  const { default: text } = await import('./built/flat.json?raw');
  return JSON.parse(text) as FlatMap;
}

function readPage(): FlatMap | null {
  const svg = document.querySelector('svg[data-flat]');
  if (!svg) return null;
  const path = (element: Element | null) => element?.getAttribute('d') ?? '';
  const line = (name: string) => path(svg.querySelector(`[data-line="${name}"]`));
  return {
    areas: [...svg.querySelectorAll<SVGPathElement>('path[data-area]')].map((element) => ({
      id: element.dataset.area ?? '',
      path: path(element),
    })),
    dots: [...svg.querySelectorAll<SVGPathElement>('path[data-dot]')].map((element) => {
      const [x = 0, y = 0] = (path(element).match(/\d+/g) ?? []).map(Number);
      return { id: element.dataset.dot ?? '', x, y };
    }),
    coast: line('coast'),
    borders: line('borders'),
    disputed: line('disputed'),
  };
}
