import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { render } from 'svelte/server';
import sansFont from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?inline';
import serifFont from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?inline';
import { token, type Theme } from '../tokens.ts';
import { encodePng } from './png.server.ts';
import PictureFrame from './PictureFrame.svelte';
import type { About } from './sheet.ts';
import type { Shown, View } from './view.ts';

/** Space at either side of a picture inside its frame; as in PictureFrame. */
const margin = 16;

const families = { sans: 'Source Sans 3', serif: 'Source Serif 4' } as const;

/**
 * A view as one SVG that needs nothing else: colours of the theme written out, letters embedded. The same components
 * draw the page, where a style sheet gives both.
 */
export function svgOf(view: View, data: unknown, shown: Shown, about: About, theme: Theme, width: number): string {
  const body = view.picture ? render(view.picture, { props: { data, width: width - 2 * margin } }).body : '';
  const pictureHeight = Number(/<svg[^>]*?\bheight="([\d.]+)"/.exec(body)?.[1] ?? 0);
  const props = { shown, about, data, picture: view.picture, pictureHeight, width };
  return alone(render(PictureFrame, { props }).body, theme);
}

/** What the style sheet of the page would say, said by the picture itself. */
function alone(markup: string, theme: Theme): string {
  return (
    markup
      .replaceAll(/<!--.*?-->/gs, '')
      .replaceAll(/ class="[^"]*"/g, '')
      // Nothing is drawn outside its place; to cut each part off at its edge would take the raster most of its time.
      .replaceAll(/(?<=.)<svg (?![^>]*overflow=)/gs, '<svg overflow="visible" ')
      .replaceAll(/var\(--(sans|serif)\)/g, (_, name: keyof typeof families) => `${families[name]}, ${fallbacks[name]}`)
      .replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => token(name, theme))
      .replaceAll(/light-dark\((#\w+), ?(#\w+)\)/g, (_, light: string, dark: string) =>
        theme === 'light' ? light : dark,
      )
      .trim()
  );
}

const fallbacks = { sans: 'sans-serif', serif: 'serif' } as const;

/** With its letters inside, for wherever it is opened; the raster needs them not. */
export function withFonts(svg: string): string {
  const faces = [
    [families.sans, sansFont],
    [families.serif, serifFont],
  ].map(([family, file]) => `@font-face{font-family:"${family}";font-weight:200 900;src:url(${file}) format("woff2")}`);
  return svg.replace('>', `><style>${faces.join('')}</style>`);
}

const require = createRequire(import.meta.url);
const [sans, semibold, serifSemibold, serif] = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
].map((name) => require.resolve(name)) as [string, string, string, string];
/** Serif that is not a heading; to read a file of letters costs more than to draw with it. */
const plainSerif = new RegExp(`font-family="${families.serif}[^>]*"(?![^>]*font-weight)`);

/** The picture as PNG, `width` pixels wide. */
export async function pngOf(svg: string, width: number): Promise<Buffer> {
  const fontFiles = [sans, semibold, serifSemibold, ...(plainSerif.test(svg) ? [serif] : [])];
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: families.sans };
  const drawn = new Resvg(svg, { font, fitTo: { mode: 'width', value: width } }).render();
  return encodePng(drawn.pixels, drawn.width, drawn.height);
}
