/**
 * The flat map's frame: Mercator, 169° W to 191° E, 56° S to 78° N. The server's SVG and the WebGL map fit the
 * same frame into the same box, so that one can replace the other without a jump.
 */
const width = 2000;

/** Units of the SVG below the equator's line, negative above it. */
function mercator(latitude: number): number {
  const angle = (latitude * Math.PI) / 180;
  return (-width / (2 * Math.PI)) * Math.log(Math.tan(Math.PI / 4 + angle / 2));
}

const north = 78;
const south = -56;

export const flatFrame = {
  width,
  height: Math.round(mercator(south) - mercator(north)),
  /** Where the equator lies, from the top edge. */
  top: -mercator(north),
  /** Meridian in the middle. */
  centre: 11,
} as const;

/** The frame of pictures and paper: Equal Earth about the same meridian, without Antarctica. */
export const paperFrame = {
  width: 2000,
  height: 880,
  /** Where the equator lies, from the top edge. */
  top: 494,
  centre: flatFrame.centre,
  /** Of the projection, so that the equator is as long as the frame is wide. */
  scale: 369.4,
} as const;

/** Latitude in the middle of the frame as seen on the map. */
export const middleLatitude = inverse((mercator(north) + mercator(south)) / 2);

function inverse(y: number): number {
  return (2 * Math.atan(Math.exp((-y * 2 * Math.PI) / width)) - Math.PI / 2) * (180 / Math.PI);
}

/**
 * Degrees east of the frame's middle, −180 to 180. The WebGL map's geometry counts so too: it shows one world whose
 * edges are the frame's, and cuts it where there is hardly any land instead of through Chukotka and Fiji.
 */
export function turned(longitude: number): number {
  return ((((longitude - flatFrame.centre + 180) % 360) + 360) % 360) - 180;
}

/** Where a point of the earth lies in the flat frame, in SVG units. */
export function toFlat([longitude, latitude]: readonly [number, number]): [number, number] {
  return [(turned(longitude) / 360 + 0.5) * width, flatFrame.top + mercator(latitude)];
}
