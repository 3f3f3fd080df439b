import type { Feature, FeatureCollection } from 'geojson';
import { LngLat, Map as MapLibreMap, prewarm, setWorkerUrl, type GeoJSONSource, type PointLike } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapEvents, MapPadding, MapView, Projection, Theme, UnavailableReason } from '../layer.ts';
import type { WorldTopology } from '../load.ts';
import type { Place } from '../places.ts';
import { idsInClass } from '../strength.ts';
import { isInView, nearest, wholeWorld } from './camera.ts';
import { densityAt, drawImages, type Hatching } from './images.ts';
import { loadLabelFont } from './label-font.ts';
import { answers, paintLayer, paintTheme } from './paint.ts';
import { paletteOf } from './palette.ts';
import { calledFilter, makeStyle } from './style.ts';
import { dotUntil, labelPoint, positionOf, readWorld, type World } from './world.ts';

setWorkerUrl(workerUrl);
// The worker starts while the earth is still on its way.
prewarm();

export interface GlView extends MapView {
  projection: Projection;
  theme: Theme;
  padding: MapPadding;
}

export interface GlEvents extends MapEvents {
  /** All that was asked for is on the screen; false as soon as something changes. */
  onpainted(isPainted: boolean): void;
  onunavailable(reason: UnavailableReason): void;
}

/** How far from a finger or a small dot a tap still counts, px. */
const reach = { mouse: 2, touch: 10 };

/** Draws the earth into the container; throws where the browser gives no WebGL. */
export async function createGlMap(
  container: HTMLElement,
  topology: WorldTopology,
  places: readonly Place[],
  view: GlView,
  events: GlEvents,
): Promise<GlMap> {
  await loadLabelFont(view.layer.names);
  return new GlMap(container, readWorld(topology), places, view, events);
}

export class GlMap {
  readonly #map: MapLibreMap;
  readonly #world: World;
  readonly #places: readonly Place[];
  readonly #placeOf: ReadonlyMap<string, Place>;
  readonly #events: GlEvents;
  #view: GlView;
  /** Names as they are drawn, by id. */
  readonly #names: Map<string, string>;
  #hatching: Hatching | null = null;
  #isReady = false;
  /** The reader has moved the map: from then on only the reader and the world button do. */
  #isMoved = false;
  #pointer: 'mouse' | 'touch' = 'mouse';

  constructor(container: HTMLElement, world: World, places: readonly Place[], view: GlView, events: GlEvents) {
    this.#world = world;
    this.#places = places;
    this.#placeOf = new Map(places.map((place) => [place.id, place]));
    this.#events = events;
    this.#view = view;
    this.#names = new Map(places.map(({ id, name }) => [id, name]));
    const isTouch = matchMedia('(pointer: coarse)').matches;
    this.#map = new MapLibreMap({
      container,
      style: makeStyle(this.#features(), paletteOf(view.theme)),
      ...wholeWorld(boxOf(container), view.padding, view.projection),
      minZoom: -2,
      maxZoom: nearest,
      // Ours: the built-in one would zoom a narrow, tall map in until it fills its height.
      transformConstrain: (centre, zoom) => ({
        center: new LngLat(Math.max(-180, Math.min(180, centre.lng)), Math.max(-80, Math.min(84, centre.lat))),
        zoom: Math.max(-2, Math.min(nearest, zoom)),
      }),
      renderWorldCopies: false,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      keyboard: false,
      fadeDuration: 0,
      cooperativeGestures: isTouch,
      // The first tap shows, the second opens: two in a row must not zoom instead.
      doubleClickZoom: !isTouch,
      locale: { 'CooperativeGesturesHandler.MobileHelpText': 'Two fingers move the map' },
    });
    // A page that opens with its drawer open: the constructor takes no padding.
    this.#map.setPadding({ ...view.padding });
    this.#map.touchZoomRotate.disableRotation();
    this.#hideFromAssistance();
    this.#listen();
  }

  /** Draws what changed between the last view and this one. */
  show(view: GlView): void {
    const before = this.#view;
    this.#view = view;
    if (!this.#isReady) return;
    this.#setPainted(false);
    if (view.theme !== before.theme) paintTheme(this.#map, view.theme);
    this.#hatch();
    if (view.layer.ids.some((id, index) => this.#names.get(id) !== view.layer.names[index])) this.#rename();
    if (view.layer !== before.layer || view.filter !== before.filter || view.theme !== before.theme) {
      paintLayer(this.#map, this.#places, view);
    }
    this.#emphasise();
    if (view.projection !== before.projection) this.#project();
    else if (!isSamePadding(view.padding, before.padding)) this.#pad();
    if (view.focused !== before.focused) this.#reveal(view.focused);
    else if (view.selected !== before.selected) this.#reveal(view.selected);
    // Also where nothing had to be redrawn, so that "painted" comes back.
    this.#map.triggerRepaint();
  }

  zoom(change: 'in' | 'out' | 'world'): void {
    if (change === 'world') {
      this.#isMoved = false;
      this.#goHome(400);
      return;
    }
    this.#isMoved = true;
    this.#map.easeTo({ zoom: this.#map.getZoom() + (change === 'in' ? 1 : -1), duration: 200 });
  }

  remove(): void {
    this.#map.remove();
  }

  #features(): FeatureCollection {
    const { ids, names } = this.#view.layer;
    ids.forEach((id, index) => this.#names.set(id, names[index] ?? id));
    const points = this.#places
      .filter(({ kind }) => kind === 'country')
      .map((place) => labelPoint(place, this.#names.get(place.id) ?? place.name));
    return { type: 'FeatureCollection', features: [...this.#world.features, ...points] };
  }

  #listen(): void {
    const map = this.#map;
    map.on('style.load', () => {
      this.#hatch();
      paintLayer(map, this.#places, this.#view);
      this.#isReady = true;
      this.#emphasise();
      if (this.#view.projection === 'globe') this.#project();
    });
    map.on('zoom', () => this.#isReady && this.#hatch());
    map.on('idle', () => this.#isReady && this.#setPainted(true));
    map.on('webglcontextlost', () => this.#events.onunavailable('context-lost'));
    map.on('movestart', (event) => {
      if (event.originalEvent) this.#isMoved = true;
    });
    map.on('resize', () => {
      if (!this.#isMoved) this.#goHome(0);
    });
    const canvas = map.getCanvas();
    canvas.addEventListener('pointerdown', ({ pointerType }) => {
      this.#pointer = pointerType === 'mouse' ? 'mouse' : 'touch';
    });
    map.on('mousemove', ({ point }) => {
      if (this.#pointer === 'mouse' && !map.isMoving()) this.#events.onhover(this.#idAt(point), point);
    });
    map.on('mouseout', ({ point }) => {
      if (this.#pointer === 'mouse') this.#events.onhover(null, point);
    });
    map.on('click', ({ point }) => {
      const id = this.#idAt(point);
      const isFirstTap = this.#pointer === 'touch' && id !== this.#view.hovered;
      if (id === null || isFirstTap) this.#events.onhover(id, point);
      else if (this.#view.layer.ids.includes(id)) this.#events.onselect(id);
    });
  }

  #hatch(): void {
    const { theme, layer } = this.#view;
    const wanted = { theme, isWide: layer.wide, density: densityAt(this.#map.getZoom()) };
    const { theme: drawnTheme, isWide, density } = this.#hatching ?? {};
    if (drawnTheme === wanted.theme && isWide === wanted.isWide && density === wanted.density) return;
    this.#hatching = wanted;
    drawImages(this.#map, wanted);
  }

  /** Dots first: they are small and lie on top. */
  #idAt({ x, y }: { x: number; y: number }): string | null {
    const near = reach[this.#pointer];
    const box: [PointLike, PointLike] = [
      [x - near, y - near],
      [x + near, y + near],
    ];
    const found = [
      ...this.#map.queryRenderedFeatures(box, { layers: ['dots'] }),
      ...this.#map.queryRenderedFeatures([x, y], { layers: ['fill', 'disputed'] }),
    ];
    const zoom = this.#map.getZoom();
    const hit = found.find(
      ({ properties, layer }) =>
        answers(this.#view.layer, String(properties.id)) && (layer.id !== 'dots' || Number(properties.dotUntil) > zoom),
    );
    return hit ? String(hit.properties.id) : null;
  }

  /** Outlines of the few countries that stand out; a handful of lines, so they are simply sent anew. */
  #emphasise(): void {
    const { layer, selected, hovered, focused, outlined } = this.#view;
    const outlinedPlaces = idsInClass(layer, outlined).flatMap((id) => this.#placeOf.get(id) ?? []);
    const features: Feature[] = outlinedPlaces.map((place) => this.#outline(place, 'outlined'));
    const called: string[] = [];
    for (const [role, id] of [
      ['hovered', hovered],
      ['selected', selected],
      ['focused', focused],
    ] as const) {
      const place = id === null ? undefined : this.#placeOf.get(id);
      if (!place) continue;
      called.push(place.id);
      const point = labelPoint(place, place.name);
      features.push(this.#outline(place, role));
      features.push({ ...point, properties: { ...point.properties, role } });
    }
    const source = this.#map.getSource<GeoJSONSource>('emphasis');
    void source?.setData({ type: 'FeatureCollection', features });
    this.#map.setFilter('labels-called', calledFilter(called));
  }

  #outline(place: Place, role: string): Feature {
    return {
      type: 'Feature',
      properties: { role, dotUntil: dotUntil(place) },
      geometry: this.#world.outline(place.id),
    };
  }

  #rename(): void {
    const features = this.#features();
    void loadLabelFont(this.#view.layer.names).then(() =>
      this.#map.getSource<GeoJSONSource>('world')?.setData(features),
    );
  }

  #project(): void {
    const isGlobe = this.#view.projection === 'globe';
    this.#map.setProjection({ type: isGlobe ? 'globe' : 'mercator' });
    // Flat, Antarctica would lie outside the frame and fill half of a tall screen.
    for (const id of ['land', 'land-coast']) {
      this.#map.setLayoutProperty(id, 'visibility', isGlobe ? 'visible' : 'none');
    }
    this.#isMoved = false;
    this.#goHome(0);
  }

  #pad(): void {
    if (!this.#isMoved) this.#goHome(200);
    else this.#map.easeTo({ padding: { ...this.#view.padding }, duration: 200 });
  }

  /** MapLibre itself makes every movement a jump under reduced motion. */
  #goHome(duration: number): void {
    const { padding, projection } = this.#view;
    const view = wholeWorld(boxOf(this.#map.getContainer()), padding, projection);
    this.#map.easeTo({ ...view, padding: { ...padding }, duration });
  }

  #reveal(id: string | null): void {
    const place = id === null ? undefined : this.#placeOf.get(id);
    const { padding, projection } = this.#view;
    if (!place || isInView(this.#map, positionOf(place), padding, projection)) return;
    this.#map.easeTo({ center: positionOf(place), padding: { ...padding }, duration: 300 });
  }

  #setPainted(isPainted: boolean): void {
    this.#events.onpainted(isPainted);
  }

  /** The list beside the canvas is what is heard and focused. */
  #hideFromAssistance(): void {
    const canvas = this.#map.getCanvas();
    canvas.tabIndex = -1;
    canvas.removeAttribute('role');
    canvas.removeAttribute('aria-label');
    this.#map.getContainer().setAttribute('aria-hidden', 'true');
  }
}

function boxOf({ clientWidth, clientHeight }: HTMLElement): { width: number; height: number } {
  return { width: clientWidth, height: clientHeight };
}

function isSamePadding(a: MapPadding, b: MapPadding): boolean {
  return a.top === b.top && a.right === b.right && a.bottom === b.bottom && a.left === b.left;
}
