import { PNG } from 'pngjs';
import { describe, expect, inject, it } from 'vitest';
import { newContext } from '../support/browser.ts';
import { inForm, viewAddresses } from '../support/view-addresses.ts';

/** Pictures decoded: what a reader would see in them, beside how a browser draws the same SVG. */

const width = 1200;
const get = async (address: string) => (await fetch(inject('site').address + address)).arrayBuffer();
const png = async (address: string, more = '') =>
  PNG.sync.read(Buffer.from(await get(inForm(address, 'png', `width=${width}${more}`))));

interface Box {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The texts of an SVG with the places where a browser draws them, and its drawing. */
async function drawn(svg: string, height: number): Promise<{ boxes: Box[]; picture: PNG }> {
  const context = await newContext(inject('site'), { webgl: false });
  try {
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    await page.setContent(`<style>body{margin:0} body>svg{display:block;width:${width}px;height:auto}</style>${svg}`);
    await page.evaluate('document.fonts.ready.then(() => true)');
    const boxes = await page.$$eval('text', (texts) =>
      texts.map((text) => {
        const { x, y, width: wide, height: high } = text.getBoundingClientRect();
        return { text: text.textContent ?? '', x, y, width: wide, height: high };
      }),
    );
    return { boxes, picture: PNG.sync.read(await page.screenshot()) };
  } finally {
    await context.close();
  }
}

/** How many pixels of a place are not of the colour that most of it has: the ink of its letters. */
function ink(picture: PNG, box: Box): number {
  const counts = new Map<number, number>();
  let all = 0;
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(picture.height, box.y + box.height); y += 1) {
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(picture.width, box.x + box.width); x += 1) {
      const colour = picture.data.readUInt32BE((y * picture.width + x) * 4);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
      all += 1;
    }
  }
  return all - Math.max(0, ...counts.values());
}

/** Rows of pixels in which two pictures of one width differ, as far as both reach. */
function differingRows(one: PNG, other: PNG): number[] {
  expect(other.width).toBe(one.width);
  const bytes = one.width * 4;
  return Array.from({ length: Math.min(one.height, other.height) }, (_, y) => y).filter(
    (y) => !one.data.subarray(y * bytes, (y + 1) * bytes).equals(other.data.subarray(y * bytes, (y + 1) * bytes)),
  );
}

describe.each(Object.entries(viewAddresses))('%s', (_id, address) => {
  it('has every word of the SVG in its pixels, where a browser draws it', { timeout: 30_000 }, async () => {
    const picture = await png(address);
    const svg = Buffer.from(await get(inForm(address, 'svg', `width=${width}`))).toString('utf8');
    const { boxes, picture: expected } = await drawn(svg, picture.height);
    expect(boxes.length).toBeGreaterThan(3);
    const lost = boxes.filter((box) => {
      const [there, wanted] = [ink(picture, box), ink(expected, box)];
      return box.text.trim() !== '' && (there < wanted * 0.5 || there > wanted * 2);
    });
    expect(lost).toEqual([]);
  });
});

describe('a picture', () => {
  it.each([
    ['year', '/country/NGA', '&year=2023', '&year=2010'],
    ['country', '/compare?c=NGA,PAK,IRQ', '', '&year=2010'],
    ['layer', '/map', '&layer=forestall.risk&year=2020', '&layer=hdr.hdi&year=2020'],
  ])('changes with the %s: its title and its figures', async (_, address, one, other) => {
    const [first, again, second] = await Promise.all([png(address, one), png(address, one), png(address, other)]);
    expect(differingRows(first, again)).toEqual([]);
    expect(differingRows(first, second).length).toBeGreaterThan(first.height / 20);
  });

  it('of one figure changed differs where the figure is drawn, and nowhere else', async () => {
    const svg = Buffer.from(await get(inForm('/country/NGA/risk', 'svg', `width=${width}`))).toString('utf8');
    const height = (await png('/country/NGA/risk')).height;
    const { boxes, picture } = await drawn(svg, height);
    const box = boxes.find(({ text }) => /^\d\.\d–\d\.\d/.test(text.trim()));
    if (!box) throw new Error('No figure in the picture.');
    const figure = box.text.trim();
    const changed = await drawn(
      svg.replace(`>${figure}<`, `>${figure.replace(/\d/, (digit) => String((Number(digit) + 3) % 10))}<`),
      height,
    );
    const rows = differingRows(picture, changed.picture);
    expect(rows.length).toBeGreaterThan(5);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(Math.floor(box.y));
    expect(Math.max(...rows)).toBeLessThanOrEqual(Math.ceil(box.y + box.height));
  });
});
