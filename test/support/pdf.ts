import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Leaf {
  /** In millimetres */
  width: number;
  height: number;
  text: string;
}

/** A PDF as another program reads it: its pages, and the words on each in the order in which they are drawn. */
export async function readPdf(bytes: Uint8Array): Promise<Leaf[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const leaves: Leaf[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    leaves.push({
      width: inMillimetres(right - left),
      height: inMillimetres(top - bottom),
      text: text.replace(/\s+/g, ' '),
    });
  }
  await task.destroy();
  return leaves;
}

const inMillimetres = (points: number): number => Math.round((points / 72) * 25.4);
