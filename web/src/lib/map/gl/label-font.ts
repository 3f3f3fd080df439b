import latin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import latinExtended from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2?url';

/**
 * The family the labels are drawn in. MapLibre draws glyphs with the page's own fonts when a style names no glyph
 * server, reads the weight from the family's name, and cannot be told a weight for style `font-faces`: so the
 * site's variable font is registered once more, fixed at 600, under a name that says so.
 */
export const labelFont = 'forestall-map-semibold';

let registered = false;

/** Ready once the glyphs these texts need are there; without the font the browser's sans serif stands in. */
export async function loadLabelFont(texts: readonly string[]): Promise<void> {
  if (!registered) {
    registered = true;
    for (const [url, unicodeRange] of [
      [latin, 'U+0000-00FF, U+2000-206F'],
      [latinExtended, 'U+0100-02FF, U+1E00-1EFF'],
    ] as const) {
      document.fonts.add(new FontFace(labelFont, `url("${url}")`, { weight: '600', unicodeRange }));
    }
  }
  await document.fonts.load(`600 16px ${labelFont}`, texts.join(''));
}
