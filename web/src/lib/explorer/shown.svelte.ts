import type { Distribution } from '../charts/standing.ts';
import { isDisputed } from '../map/disputed-areas.ts';
import { formatOrdinal } from '../format.ts';
import type { MapLayer } from '../map/layer.ts';
import type { Scale } from '../map/scale.ts';
import { nearestOf, type State, type Weights } from '../state.ts';
import { type Both, bothClasses, bothColours, bothTextColours, pairs } from './both.ts';
import { type Figure, isScore, spreadOf } from './figures.ts';
import { allFigures, classWords, layerName, scaleOf, usualYearOf } from './layer-view.ts';
import { type Lever, leverSentence } from './lever.ts';
import type { ExplorerData, LayerData, LayerIndicator } from './query.ts';
import { bothSentence, countrySentence } from './sentences.ts';

/** What is on the screen: the answer of the API seen through the state of the address. */
export class Shown {
  readonly #data: () => ExplorerData;
  readonly #address: { readonly current: State };

  constructor(data: () => ExplorerData, address: { readonly current: State }) {
    this.#data = data;
    this.#address = address;
  }

  readonly layer: LayerData = $derived.by(() => this.#data().layer);
  readonly indicator: LayerIndicator = $derived(this.layer.indicator);
  readonly first: number = $derived(this.layer.years[0] ?? 1990);
  readonly last: number = $derived(this.layer.years.at(-1) ?? this.first);
  /** Where the layer opens. */
  readonly usualYear: number = $derived(usualYearOf(this.layer));
  /** The year asked for, or the nearest the layer has. */
  readonly year: number = $derived.by(() => nearestOf(this.layer.years, this.#address.current.year ?? this.usualYear));

  readonly scale: Scale = $derived.by(() => scaleOf(this.#data()));

  /** Of the profile that is shown, each of which can be weighed; null = another layer. */
  readonly dimensions: ExplorerData['dimensions'] = $derived.by(() => this.#data().dimensions);
  /** Scores are under weights of the reader’s own. */
  readonly isOwn: boolean = $derived.by(() => this.#data().isOwn);
  /** Those weights; null = the default. */
  readonly weights: Weights | null = $derived.by(() => (this.isOwn ? this.#address.current.weights : null));
  /** Ranks were asked for, and have arrived. */
  readonly showsRanks: boolean = $derived.by(() => this.#address.current.ranks && this.#data().ranks !== null);
  /** Where a recommendation is salient; null = figures. */
  readonly lever: Lever | null = $derived.by(() => this.#data().lever);
  /** Two layers at once; null = one layer. */
  readonly both: Both | null = $derived.by(() => this.#data().both);
  /** What is picked as a layer, and what it is called. */
  readonly id: string = $derived(this.both ? pairs[this.both.kind].id : this.indicator.id);
  readonly name: string = $derived.by(() => layerName(this.#data()));

  readonly #all: readonly Figure[] = $derived.by(() => allFigures(this.#data(), this.year, this.scale));
  /** Rows of the table. */
  readonly figures: readonly Figure[] = $derived(this.#all.filter(({ listed }) => listed));
  /** Countries in each class. */
  readonly counts: readonly number[] = $derived.by(() => {
    const classes = this.both ? bothClasses : this.scale.colours('light');
    return classes.map((_, index) => this.figures.filter((figure) => figure.class === index).length);
  });
  readonly without: number = $derived(this.figures.filter((figure) => figure.class === null).length);
  /** Countries whose class is unsure; null where the layer tells nothing of that. */
  readonly unsure: number | null = $derived.by(() => {
    const told = this.figures.filter((figure) => figure.class !== null && figure.unsure !== null);
    return told.length === 0 ? null : told.filter(({ unsure }) => unsure).length;
  });
  /** Dots say where a class is unsure: asked for, and known. */
  readonly showsUnsure: boolean = $derived.by(() => this.#address.current.uncertain && this.unsure !== null);
  /** Scores are read by their range, and have no exact place among others. */
  readonly isScore: boolean = $derived.by(() => isScore(this.layer));
  readonly hasRange: boolean = $derived(this.layer.low !== null && this.layer.high !== null);
  readonly territories: number = $derived(
    this.#all.filter(({ id, listed, drawn }) => drawn && !listed && !isDisputed(id)).length,
  );
  readonly withFigure: number = $derived(this.figures.length - this.without);

  /** How the year's figures spread. */
  readonly world: Distribution | null = $derived(spreadOf(this.figures, this.year));

  readonly map: MapLayer = $derived.by(() => {
    const { indicator, year, scale, world, showsUnsure } = this;
    const drawn = this.#all.filter((figure) => figure.drawn);
    return {
      title: `${this.name}, ${year}`,
      ids: drawn.map(({ id }) => id),
      names: drawn.map(({ name }) => name),
      values: drawn.map(({ value }) => value),
      classes: drawn.map((figure) => figure.class),
      unsure: showsUnsure ? drawn.map(({ unsure }) => unsure === true) : null,
      colours: this.both
        ? { light: bothColours('light'), dark: bothColours('dark') }
        : { light: scale.colours('light'), dark: scale.colours('dark') },
      textColours: this.both
        ? { light: bothTextColours('light'), dark: bothTextColours('dark') }
        : { light: scale.textColours('light'), dark: scale.textColours('dark') },
      wide: this.withFigure < this.figures.length / 3,
      describe: (index) => {
        const figure = drawn[index];
        if (!figure) return '';
        const sentence = this.both
          ? bothSentence(figure, year, this.both.kind)
          : this.lever
            ? leverSentence(figure, year, this.lever)
            : countrySentence(figure, year, indicator, world);
        return showsUnsure && figure.unsure ? `${sentence} Its class is unsure.` : sentence;
      },
    };
  });

  /** A class of the legend in words. */
  classText(index: number): string {
    return classWords(this.#data(), this.scale, index);
  }

  /** A country that had ended before the year, and so has neither an outline nor a row. */
  ended(id: string | null): { id: string; name: string; existsTo: number } | null {
    const country = this.#data().countries.nodes.find((one) => one.id === id);
    if (!country || country.existsTo === null || this.figure(id)) return null;
    return { id: country.id, name: country.name, existsTo: country.existsTo };
  }

  /** "3rd to 14th of 174"; null where ranks are not shown, or there is none. */
  rankText(id: string): string | null {
    const { ranks } = this.#data();
    const [row, column] = [this.layer.countries.findIndex((one) => one.id === id), this.layer.years.indexOf(this.year)];
    const [low, high] = [ranks?.rankLow?.[row]?.[column], ranks?.rankHigh?.[row]?.[column]];
    if (!this.showsRanks || low == null || high == null) return null;
    const ranked = this.layer.values.filter((values) => values[column] != null).length;
    return `${formatOrdinal(low)} to ${formatOrdinal(high)} of ${ranked}`;
  }

  figure(id: string | null): Figure | null {
    return this.#all.find((figure) => figure.id === id) ?? null;
  }
}
