import type { Map as MapLibreMap } from 'maplibre-gl';
import { token, type Theme } from '../../tokens.ts';
import { textures, type Texture } from '../textures.ts';

/** Two device pixels per px keep one-pixel strokes crisp on either kind of screen. */
const pixelRatio = 2;

/** One size for all, so that a redrawn image fits where the last one was. */
const side = 16;

/** Adds the hatches, or redraws them for another theme or width. */
export function drawImages(map: MapLibreMap, theme: Theme, isWide: boolean): void {
  const images = { 'no-data': textures[isWide ? 'no-data-wide' : 'no-data'], disputed: textures.disputed };
  for (const [id, texture] of Object.entries(images)) {
    const image = rasterise(texture, theme);
    if (map.hasImage(id)) map.updateImage(id, image);
    else map.addImage(id, image, { pixelRatio });
  }
}

function rasterise({ size, path, width, ground, stroke }: Texture, theme: Theme): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side * pixelRatio;
  // Reading back from the graphics card would hold the map up for a second on slow machines.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas to draw the hatch on.');
  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = token(ground, theme);
  context.fillRect(0, 0, side, side);
  context.strokeStyle = token(stroke, theme);
  context.lineWidth = width;
  for (let x = 0; x < side; x += size) {
    for (let y = 0; y < side; y += size) strokeTile(context, path, x, y, size);
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Strokes reach over the edge of their tile, where the next tile draws its own. */
function strokeTile(context: CanvasRenderingContext2D, path: string, x: number, y: number, size: number): void {
  context.save();
  context.translate(x, y);
  context.beginPath();
  context.rect(0, 0, size, size);
  context.clip();
  context.stroke(new Path2D(path));
  context.restore();
}
