/**
 * Reads the rows of PostgreSQL's `COPY … TO … (FORMAT binary)`.
 * https://www.postgresql.org/docs/current/sql-copy.html, section “Binary Format”
 */
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const NULL_LENGTH = -1;
const END_OF_ROWS = -1;

/** Takes the fields of one row in turn, in the order and types of the query. */
export class BinaryRows {
  private position = 0;
  private field = 0;

  private constructor(private readonly bytes: Buffer) {
    if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('Not a binary copy.');
    this.rewind();
  }

  static async read(chunks: AsyncIterable<Uint8Array>): Promise<BinaryRows> {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return new BinaryRows(Buffer.concat(parts));
  }

  /** Back to before the first row. */
  rewind(): void {
    // Signature, flags, then an extension area whose length comes first.
    this.position = SIGNATURE.length + 4;
    this.position += 4 + this.bytes.readInt32BE(this.position);
  }

  /** Moves to the next row; false at the end. */
  next(): boolean {
    const fields = this.bytes.readInt16BE(this.position);
    this.position += 2;
    this.field = 0;
    return fields !== END_OF_ROWS;
  }

  /** smallint */
  int2(): number {
    return this.bytes.readInt16BE(this.take(2));
  }

  /** integer */
  int4(): number {
    return this.bytes.readInt32BE(this.take(4));
  }

  /** boolean */
  bool(): boolean {
    return this.bytes[this.take(1)] === 1;
  }

  text(): string {
    const length = this.bytes.readInt32BE(this.position);
    const start = this.take(length);
    return this.bytes.toString('utf8', start, start + length);
  }

  /** double precision; NaN for null */
  float8(): number {
    if (this.bytes.readInt32BE(this.position) !== NULL_LENGTH) return this.bytes.readDoubleBE(this.take(8));
    this.position += 4;
    this.field += 1;
    return Number.NaN;
  }

  private take(expected: number): number {
    const length = this.bytes.readInt32BE(this.position);
    this.field += 1;
    if (length !== expected) throw new Error(`Field ${this.field} of a row has ${length} bytes, expected ${expected}.`);
    const start = this.position + 4;
    this.position = start + length;
    return start;
  }
}
