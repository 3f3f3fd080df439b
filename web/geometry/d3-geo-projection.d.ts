/** The one function we use of a package that brings no types. */
declare module 'd3-geo-projection' {
  import type { GeoStreamWrapper } from 'd3-geo';
  import type { FeatureCollection, Geometry } from 'geojson';

  /** The same features with planar coordinates, cut where the projection cuts the sphere. */
  export function geoProject<P>(
    features: FeatureCollection<Geometry, P>,
    projection: GeoStreamWrapper,
  ): FeatureCollection<Geometry | null, P>;
}
