/** One figure a year from `from` on. Null = the source gives none for that year; never zero. */
export interface Series {
  from: number;
  values: readonly (number | null)[];
  low?: readonly (number | null)[] | undefined;
  high?: readonly (number | null)[] | undefined;
}

export interface YearFigure {
  year: number;
  value: number;
  low: number | null;
  high: number | null;
}

/** Figures with a year, oldest first, as one series without holes in its years. */
export function seriesOf(figures: readonly YearFigure[]): Series | null {
  const first = figures[0];
  const last = figures.at(-1);
  if (!first || !last) return null;
  const byYear = new Map(figures.map((figure) => [figure.year, figure]));
  const years = Array.from({ length: last.year - first.year + 1 }, (_, index) => first.year + index);
  const pick = (key: 'value' | 'low' | 'high') => years.map((year) => byYear.get(year)?.[key] ?? null);
  const hasBand = figures.some(({ low, high }) => low !== null && high !== null);
  return {
    from: first.year,
    values: pick('value'),
    ...(hasBand && { low: pick('low'), high: pick('high') }),
  };
}

/** The years that have a figure, oldest first. */
export function figuresOf(series: Series): YearFigure[] {
  return series.values.flatMap((value, index) =>
    value === null
      ? []
      : [{ year: series.from + index, value, low: series.low?.[index] ?? null, high: series.high?.[index] ?? null }],
  );
}

/** Unbroken stretches of years, so that a missing year breaks the line. */
export function stretches(figures: readonly YearFigure[]): YearFigure[][] {
  const runs: YearFigure[][] = [];
  for (const figure of figures) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.year === figure.year - 1) run.push(figure);
    else runs.push([figure]);
  }
  return runs;
}

/** Lowest and highest figure that has to fit, bounds included; zero always, so that no page exaggerates. */
export function extentWithZero(figures: readonly YearFigure[]): [number, number] {
  const all = figures.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const [bottom, top] = [Math.min(0, ...all), Math.max(0, ...all)];
  return bottom === top ? [0, 1] : [bottom, top];
}
