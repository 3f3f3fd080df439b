import type { Distribution } from '../charts/standing.ts';
import { isDisputed } from '../map/disputed-areas.ts';
import type { MapLayer } from '../map/layer.ts';
import { makeScale, type Scale } from '../map/scale.ts';
import type { Address } from './address.svelte.ts';
import { type Figure, figuresOf, spreadOf } from './figures.ts';
import type { ExplorerData, LayerData, LayerIndicator } from './query.ts';
import { countrySentence } from './sentences.ts';

/** What is on the screen: the answer of the API seen through the state of the address. */
export class Shown {
  readonly #data: () => ExplorerData;
  readonly #address: Address;

  constructor(data: () => ExplorerData, address: Address) {
    this.#data = data;
    this.#address = address;
  }

  readonly layer: LayerData = $derived.by(() => this.#data().layer);
  readonly indicator: LayerIndicator = $derived(this.layer.indicator);
  readonly first: number = $derived(this.layer.years[0] ?? 1990);
  readonly last: number = $derived(this.layer.years.at(-1) ?? this.first);
  /** Where the layer opens: its last year, or the last before the figures thin out to less than half. */
  readonly usualYear: number = $derived.by(() => {
    const { coverage } = this.indicator;
    const most = Math.max(0, ...coverage.map(({ countries }) => countries));
    return coverage.findLast(({ countries }) => countries >= most / 2)?.year ?? this.last;
  });
  /** The year asked for, or the nearest the layer has. */
  readonly year: number = $derived.by(() =>
    Math.min(this.last, Math.max(this.first, this.#address.current.year ?? this.usualYear)),
  );

  /** Over all years, so that a colour means the same in each. */
  readonly scale: Scale = $derived.by(() => {
    const { polarity, rangeLow, rangeHigh, decimals, unit } = this.indicator;
    return makeScale(this.layer.values.flat(), polarity, { rangeLow, rangeHigh, decimals, unit });
  });

  readonly #all: readonly Figure[] = $derived.by(() =>
    figuresOf(this.layer, this.#data().countries.nodes, this.year, (value) => this.scale.classOf(value)),
  );
  /** Rows of the table. */
  readonly figures: readonly Figure[] = $derived(this.#all.filter(({ listed }) => listed));
  /** Countries in each class. */
  readonly counts: readonly number[] = $derived(this.scale.count(this.figures.map(({ value }) => value)));
  readonly without: number = $derived(this.figures.filter(({ value }) => value === null).length);
  readonly territories: number = $derived(
    this.#all.filter(({ id, listed, drawn }) => drawn && !listed && !isDisputed(id)).length,
  );
  readonly withFigure: number = $derived(this.figures.length - this.without);

  /** How the year's figures spread. */
  readonly world: Distribution | null = $derived(spreadOf(this.figures, this.year));

  readonly map: MapLayer = $derived.by(() => {
    const { indicator, year, scale, world } = this;
    const drawn = this.#all.filter((figure) => figure.drawn);
    return {
      title: `${indicator.shortName}, ${year}`,
      ids: drawn.map(({ id }) => id),
      names: drawn.map(({ name }) => name),
      values: drawn.map(({ value }) => value),
      classes: drawn.map((figure) => figure.class),
      colours: { light: scale.colours('light'), dark: scale.colours('dark') },
      textColours: { light: scale.textColours('light'), dark: scale.textColours('dark') },
      wide: this.withFigure < this.figures.length / 3,
      describe: (index) => {
        const figure = drawn[index];
        return figure ? countrySentence(figure, year, indicator, world) : '';
      },
    };
  });

  figure(id: string | null): Figure | null {
    return this.#all.find((figure) => figure.id === id) ?? null;
  }
}
