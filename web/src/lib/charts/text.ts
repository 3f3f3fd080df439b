/** Words inside SVG, which does not wrap by itself: widths are estimated, since the server has no font to measure. */

/** Mean width of a character of Source Sans 3, as part of the type size; a little generous. */
const meanWidth = 0.52;

export function textWidth(text: string, size: number): number {
  return text.length * size * meanWidth;
}

/** Greedy lines; a single word longer than the line stays whole. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
