import { TextDecoder } from 'node:util';
import { ImportError } from './reading.ts';
import type { SourceFile } from './source-file.ts';

/** How text is written where nothing else is said. */
export const UTF8 = 'utf-8';

/** Excel's format before .xlsx, which is no text. */
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Text of a file, whole characters however its bytes are cut. What is not written as announced stops the reading. */
export async function* textOf(file: SourceFile): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of file.stream() as AsyncIterable<Buffer>) {
    decoder ??= decoderFor(chunk, file);
    const text = await decoded(decoder, chunk, file);
    if (text !== '') yield text;
  }
  const rest = decoder === null ? '' : await decoded(decoder, null, file);
  if (rest !== '') yield rest;
}

/** A byte-order mark says how the file is written, whatever was announced. */
function decoderFor(start: Buffer, file: SourceFile): TextDecoder {
  if (start.subarray(0, 4).equals(OLD_EXCEL)) {
    throw new ImportError(
      `${file.name} is in Excel's format before .xlsx: open it and save it as .xlsx or CSV. Nothing was imported.`,
    );
  }
  const [first, second] = start;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const encoding = marked ?? file.encoding;
  if (!encoding.startsWith('utf-16') && start.includes(0)) {
    throw new ImportError(
      `${file.name} holds bytes that no text has. If it is a table in UTF-16 without a byte-order mark, ` +
        'import it with --encoding utf-16le; else save it as CSV. Nothing was imported.',
    );
  }
  return new TextDecoder(encoding, { fatal: true });
}

async function decoded(decoder: TextDecoder, chunk: Buffer | null, file: SourceFile): Promise<string> {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw await misread(decoder.encoding, file, error);
  }
}

/** Says where the first character is that is none, and what it is where the file is written as Windows does. */
async function misread(encoding: string, file: SourceFile, cause: unknown): Promise<ImportError> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of file.stream() as AsyncIterable<Buffer>) {
    const lines = splitLines(Buffer.concat([rest, chunk]));
    rest = lines.pop() ?? Buffer.alloc(0);
    const at = lines.findIndex((one) => !reads(one, encoding));
    if (at >= 0) return refusal(encoding, file, line + at, lines[at] ?? rest, cause);
    line += lines.length;
  }
  return refusal(encoding, file, line, rest, cause);
}

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  lines.push(bytes.subarray(from));
  return lines;
}

function reads(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const WINDOWS = 'windows-1252';
const AROUND = 20;

function refusal(encoding: string, file: SourceFile, line: number, bytes: Buffer, cause: unknown): ImportError {
  const written = bytes.toString('latin1');
  const odd = written.search(/[\u0080-\u00ff]/);
  const shown = new TextDecoder(WINDOWS).decode(bytes.subarray(Math.max(0, odd - AROUND), odd + AROUND)).trim();
  const remedy =
    encoding === UTF8
      ? `Read as ${WINDOWS} it says "${shown}": if that is right, import it with --encoding ${WINDOWS}, else say how it ` +
        'is written, or save it as UTF-8.'
      : 'Say how it is written with --encoding, or save it as UTF-8.';
  return new ImportError(`${file.name}:${line}: this is not text in ${encoding}. ${remedy} Nothing was imported.`, {
    cause,
  });
}

/** An encoding that can be read, as `--encoding` or a description names it. */
export function knownEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    throw new ImportError(
      `"${label}" is no encoding that is known: write utf-8, windows-1252, iso-8859-2, utf-16le or another name that ` +
        'browsers know. Nothing was imported.',
      { cause: error },
    );
  }
}
