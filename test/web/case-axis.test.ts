import { describe, expect, it } from 'vitest';
import { axisYears, eventsIn, marksOf, markSize } from '../../web/src/lib/case/axis.ts';
import { readDate } from '../../web/src/lib/case/dates.ts';
import { linear } from '../../web/src/lib/charts/scale.ts';

/** Ten pixels a year from 1990 to the end of 2023. */
const x = linear([1990, 2024], [0, 340]);
const marks = (dates: string[]) => marksOf(dates.map(readDate), x);

describe('events of a case on an axis of years', () => {
  it('lie where their date lies, and as long as it lasts', () => {
    const place = (date: string) => [readDate(date).start, readDate(date).end];
    expect(place('2014')).toEqual([2014, 2015]);
    expect(place('2014-07')).toEqual([2014.5, 2014.5 + 1 / 12]);
    expect(place('2001/2010')).toEqual([2001, 2011]);
    expect(place('2007/..')).toEqual([2007, null]);
    const [from, to] = place('2014-12-31');
    expect(from).toBeLessThan(2015);
    expect(to).toBe(2015);
  });

  it('stand in the middle of their time, and at its beginning where it is long', () => {
    expect(marks(['2000']).map(({ x: at, line }) => [at, line])).toEqual([[105, null]]);
    expect(marks(['2001/2010'])[0]).toMatchObject({ x: 110, line: { from: 110, to: 210, goesOn: false } });
    expect(marks(['2007/..'])[0]).toMatchObject({ x: 170, line: { from: 170, to: 340, goesOn: true } });
  });

  it('never lie on each other, nor on the line of one that lasts', () => {
    const dates = ['1992/2013', '2001/2010', '2009', '2010', '2010', '2011', '2014', '2021', '2021-05'];
    const placed = marks(dates);
    expect(placed.map(({ number }) => number)).toEqual(dates.map((_, index) => index + 1));
    for (const a of placed) {
      for (const b of placed) {
        if (a.number >= b.number || a.row !== b.row) continue;
        expect(b.x - markSize / 2, `${a.number} and ${b.number}`).toBeGreaterThanOrEqual(
          Math.max(a.x + markSize / 2, a.line?.to ?? 0),
        );
      }
    }
    expect(placed.at(0)?.row).toBe(0);
    expect(placed[7]?.row, 'the first row is free again').toBe(0);
  });

  it('that began before the axis stand at its beginning, whole', () => {
    expect(marks(['1958-07-14', '1980/1995'])).toMatchObject([{ x: markSize / 2 }, { line: { to: 60 } }]);
    expect(marks(['2023-12-31'])[0]?.x).toBe(340 - markSize / 2);
  });

  it('make the axis longer than the scores where they came later', () => {
    const years = { from: 1990, to: 2023 };
    expect(axisYears(years, ['2014', '2007/..'].map(readDate))).toEqual([1990, 2023]);
    expect(axisYears(years, ['2024-02', '2020/2025'].map(readDate))).toEqual([1990, 2025]);
  });

  it('are in the table in every year they reach', () => {
    const dates = ['2014-12/2015-07', '2014', '2016-01-01', '2015/..'].map(readDate);
    expect([2013, 2014, 2015, 2016].map((year) => eventsIn(year, dates))).toEqual([[], [1, 2], [1, 4], [3, 4]]);
  });
});
