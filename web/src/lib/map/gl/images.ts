import type { Map as MapLibreMap } from 'maplibre-gl';
import { token, type Theme } from '../../tokens.ts';
import { textures, type Texture, type TextureId } from '../textures.ts';

/** Two device pixels per px keep one-pixel strokes crisp on either kind of screen. */
const pixelRatio = 2;

/** Adds the hatches, or redraws them for another theme. */
export function drawImages(map: MapLibreMap, theme: Theme): void {
  for (const id of Object.keys(textures) as TextureId[]) {
    const image = rasterise(textures[id], theme);
    if (map.hasImage(id)) map.updateImage(id, image);
    else map.addImage(id, image, { pixelRatio });
  }
}

function rasterise({ size, path, width, ground, stroke }: Texture, theme: Theme): ImageData {
  const side = size * pixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  // Reading back from the graphics card would hold the map up for a second on slow machines.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas to draw the hatch on.');
  context.fillStyle = token(ground, theme);
  context.fillRect(0, 0, side, side);
  context.scale(pixelRatio, pixelRatio);
  context.strokeStyle = token(stroke, theme);
  context.lineWidth = width;
  context.stroke(new Path2D(path));
  return context.getImageData(0, 0, side, side);
}
