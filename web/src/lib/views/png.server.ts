import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const squeeze = promisify(deflate);

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Opaque pixels as PNG, every row unfiltered: right for drawings, which are flat areas. It takes half the time of
 * resvg's own encoder and of pngjs, most of it beside the main thread, and the files are no larger.
 */
export async function encodePng(pixels: Buffer, width: number, height: number): Promise<Buffer> {
  const bytes = width * 4;
  // A byte before each row names its filter; zero is none.
  const rows = Buffer.alloc((bytes + 1) * height);
  for (let row = 0; row < height; row += 1) {
    pixels.copy(rows, row * (bytes + 1) + 1, row * bytes, (row + 1) * bytes);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits for each of red, green, blue and alpha.
  head.set([8, 6], 8);
  const data = await squeeze(rows, { level: 2 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
