import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvLine } from './csv.ts';
import { ImportError } from './reading.ts';
import type { SourceRow } from './row.ts';

/** A CSV file with every row that was left out. */
export class SkippedList {
  readonly #stream: WriteStream;
  #failure: Error | null = null;

  constructor(readonly path: string) {
    this.#stream = createWriteStream(path);
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
    this.#stream.write('file,line,reason,row\n');
  }

  add(file: string, reason: string, row: SourceRow): Promise<void> | null {
    if (this.#failure) {
      throw new ImportError(
        `The list of rows that are left out cannot be written to ${this.path} (${this.#failure.message}). ` +
          'Make room, or name another folder after --report. Nothing was imported.',
        { cause: this.#failure },
      );
    }
    const cells = csvLine(row.cells).slice(0, -1);
    if (this.#stream.write(csvLine([file, row.line, reason, cells]))) return null;
    return once(this.#stream, 'drain').then(() => undefined);
  }

  async close(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
  }
}
