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
  west: -169,
} as const;

/** Longitude and latitude of the frame's middle, as seen on the map. */
export const flatCentre: [number, number] = [flatFrame.centre, inverse((mercator(north) + mercator(south)) / 2)];

function inverse(y: number): number {
  return (2 * Math.atan(Math.exp((-y * 2 * Math.PI) / width)) - Math.PI / 2) * (180 / Math.PI);
}

/** Where a point of the earth lies in the flat frame, in SVG units. */
export function toFlat([longitude, latitude]: readonly [number, number]): [number, number] {
  const turned = ((((longitude - flatFrame.west) % 360) + 360) % 360) / 360;
  return [turned * width, flatFrame.top + mercator(latitude)];
}
