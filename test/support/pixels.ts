import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';

/** The middle of the map as it is on the screen, without legend, buttons and edges. */
export async function mapPixels(page: Page, map: Locator = page.locator('[data-painted]')): Promise<PNG> {
  const box = await map.boundingBox();
  if (!box) throw new Error('The map is not on the screen.');
  const clip = {
    x: box.x + box.width * 0.4,
    y: box.y + box.height * 0.15,
    width: box.width * 0.45,
    height: box.height * 0.6,
  };
  return PNG.sync.read(await page.screenshot({ clip }));
}

/** Share of pixels whose colour differs visibly. */
export function difference(a: PNG, b: PNG): number {
  let different = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const distance = [0, 1, 2].reduce(
      (sum, part) => sum + Math.abs((a.data[at + part] ?? 0) - (b.data[at + part] ?? 0)),
      0,
    );
    if (distance > 24) different += 1;
  }
  return different / (a.data.length / 4);
}

/** How many colours cover at least one pixel in five hundred. */
export function colours({ data }: PNG): number {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const enough = data.length / 4 / 500;
  return [...counts.values()].filter((count) => count >= enough).length;
}
