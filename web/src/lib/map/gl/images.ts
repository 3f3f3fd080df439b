import type { Map as MapLibreMap } from 'maplibre-gl';
import { token, type Theme } from '../../tokens.ts';
import { textures, unsureDots, type Texture } from '../textures.ts';

/** px of the map at a whole zoom; one size for all, so that a redrawn image fits where the last one was. */
const side = 16;
/** Between two whole zooms the image is stretched up to twofold, on a sharp screen twice more. */
const pixelRatio = 4;

/** What the hatches look like depends on nothing else. */
export interface Hatching {
  theme: Theme;
  isWide: boolean;
  /** How often an 8 px tile fits into the image: MapLibre stretches it with the zoom, this takes it back. */
  density: number;
}

/** 2 at a whole zoom, 3 and 4 on the way to the next: a tile is always about 8 px on the screen. */
export function densityAt(zoom: number): number {
  return Math.round(2 * 2 ** (zoom - Math.floor(zoom)));
}

/** Adds the hatches, or redraws them. */
export function drawImages(map: MapLibreMap, { theme, isWide, density }: Hatching): void {
  const images = { 'no-data': textures[isWide ? 'no-data-wide' : 'no-data'], disputed: textures.disputed };
  for (const [id, texture] of Object.entries(images)) put(map, id, rasterise(texture, theme, density));
  put(map, 'unsure', rasteriseDots(theme, density));
}

function put(map: MapLibreMap, id: string, image: ImageData): void {
  if (map.hasImage(id)) map.updateImage(id, image);
  else map.addImage(id, image, { pixelRatio });
}

/** Dots on nothing: the fill of the class shows between them. */
function rasteriseDots(theme: Theme, density: number): ImageData {
  const { size, centres, radius, rim } = unsureDots;
  const { context, repeats } = tiled(size, density);
  context.fillStyle = token('dot', theme);
  context.strokeStyle = token('dot-rim', theme);
  context.lineWidth = rim;
  for (let column = 0; column < repeats; column++) {
    for (let row = 0; row < repeats; row++) {
      for (const [x, y] of centres) {
        context.beginPath();
        context.arc(column * size + x, row * size + y, radius, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
      }
    }
  }
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

/** A canvas of the images’ size, and how often a tile fits into it. */
function tiled(size: number, density: number): { context: CanvasRenderingContext2D; repeats: number } {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side * pixelRatio;
  // Reading back from the graphics card would hold the map up for a second on slow machines.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas to draw the hatch on.');
  const repeats = Math.max(1, Math.round((density * 8) / size));
  const shrink = side / (repeats * size);
  context.scale(pixelRatio * shrink, pixelRatio * shrink);
  return { context, repeats };
}

function rasterise({ size, path, width, ground, stroke }: Texture, theme: Theme, density: number): ImageData {
  const { context, repeats } = tiled(size, density);
  context.fillStyle = token(ground, theme);
  context.fillRect(0, 0, repeats * size, repeats * size);
  context.strokeStyle = token(stroke, theme);
  context.lineWidth = width;
  for (let column = 0; column < repeats; column++) {
    for (let row = 0; row < repeats; row++) strokeTile(context, path, column * size, row * size, size);
  }
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
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
