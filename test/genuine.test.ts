import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContent, type Content } from '../db/content.ts';
import { openReading } from '../db/importing/import-files.ts';
import type {
  AreaFigure,
  Figure,
  GroupFigure,
  ObservationFigure,
  PeriodFigure,
  RegionFigure,
} from '../db/importing/importer.ts';
import type { Reading, Tally } from '../db/importing/reading.ts';
import { openSourceFile } from '../db/importing/source-file.ts';
import { readDescription, withDescribed } from '../db/own/description.ts';
import { openDescribed } from '../db/own/open.ts';
import { genuineFile, genuineFolder, hasGenuine } from './support/genuine.ts';
import { files, otherwise, type GenuineFile } from './support/genuine-files.ts';

const descriptions = join(import.meta.dirname, '../docs/your-own-data/producers');

let content: Content;
beforeAll(async () => {
  content = await readContent(join(import.meta.dirname, '../db/content'));
});

interface Read {
  carries: readonly string[];
  tally: Tally;
  observations: ObservationFigure[];
  tallies: number;
  regions: RegionFigure[];
  groups: GroupFigure[];
  periods: PeriodFigure[];
  events: number;
  areas: AreaFigure[];
}

const done = new Map<string, Promise<Read>>();

function read(path: string): Promise<Read> {
  const reading = done.get(path) ?? readAll(path);
  done.set(path, reading);
  return reading;
}

async function readAll(path: string): Promise<Read> {
  const reading = await openGenuine(files.find((file) => file.path === path) ?? { path, rows: 0 });
  const all: Figure[] = [];
  for await (const figure of reading.figures) all.push(figure);
  return {
    carries: reading.carries,
    tally: reading.tally,
    observations: all.filter((figure) => figure.kind === 'observation'),
    tallies: all.filter(({ kind }) => kind === 'tally').length,
    regions: all.filter((figure) => figure.kind === 'region'),
    groups: all.filter((figure) => figure.kind === 'group'),
    periods: all.filter((figure) => figure.kind === 'period'),
    events: all.filter(({ kind }) => kind === 'event').length,
    areas: all.filter((figure) => figure.kind === 'area'),
  };
}

async function openGenuine({ path, source, described }: GenuineFile): Promise<Reading> {
  const file = await openSourceFile(genuineFile(path));
  const known = { id: path, version: 'genuine', retrieved: '2026' };
  if (described === undefined) return openReading(source ?? path.split('/', 1)[0] ?? '', file, known, content);
  const description = await readDescription(join(descriptions, described));
  // As an import would, so that the ranges of its indicators are checked as well.
  content = withDescribed(content, new Map([[path, description]]));
  return openDescribed(description, file, known, content);
}

const number = (count: number): string => count.toLocaleString('en');

async function value(path: string, indicator: string, place: string, year: number): Promise<number | undefined> {
  const { observations } = await read(path);
  const found = observations.find(
    (figure) => figure.indicator === indicator && (figure.region ?? figure.country) === place && figure.year === year,
  );
  return found?.value;
}

describe.skipIf(!hasGenuine && !process.env.CI)(`producers' own files in ${genuineFolder}`, () => {
  test.each(files)('$path is read whole', async ({ path, rows }) => {
    const { tally, observations, carries } = await read(path);
    const left = tally.skipped.reduce((sum, skipped) => sum + skipped.rows, 0);
    expect({ rows: tally.rows, told: tally.kept + left }).toEqual({ rows, told: rows });
    expect(new Set(observations.map(({ indicator }) => indicator))).toEqual(
      new Set(carries.filter((id) => id !== 'epr.groups' && !/^(tfap|ged)\./.test(id))),
    );
  });

  test.each(files)(
    '$path: one figure per indicator, place and year, within its range and its bounds',
    async ({ path }) => {
      const { observations } = await read(path);
      const wrong: string[] = [];
      const seen = new Set<string>();
      for (const figure of observations) {
        const { indicator, country, region, year, value: figureValue, low, high } = figure;
        const key = `${indicator} ${region ?? country} ${year}`;
        const range = content.indicators.get(indicator);
        if (seen.has(key)) wrong.push(`${key}: twice`);
        seen.add(key);
        if ((country === undefined) === (region === undefined)) wrong.push(`${key}: not one place`);
        if (country !== undefined && !content.crosswalk.row(country)) wrong.push(`${key}: no such country`);
        if (figureValue < (range?.rangeLow ?? -Infinity) || figureValue > (range?.rangeHigh ?? Infinity)) {
          wrong.push(`${key}: ${figureValue} out of range`);
        }
        if ((low ?? figureValue) > figureValue || (high ?? figureValue) < figureValue)
          wrong.push(`${key}: ${low}…${high}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  test.each(files)(
    '$path: regions and groups are given once, before or beside what is said of them',
    async ({ path }) => {
      const { observations, regions, groups, periods } = await read(path);
      const regionIds = new Set(regions.map(({ id }) => id));
      const groupIds = new Set(groups.map(({ id }) => id));
      expect([regionIds.size, groupIds.size]).toEqual([regions.length, groups.length]);
      const said = observations.flatMap(({ region }) => (region === undefined ? [] : [region]));
      expect([...new Set(said)].filter((region) => !regionIds.has(region))).toEqual([]);
      expect(periods.filter(({ group }) => !groupIds.has(group))).toEqual([]);
    },
  );

  test('every file of the manifest is read with the rows it states, or it is said why not', async () => {
    const text = await readFile(genuineFile('MANIFEST.json'), 'utf8');
    const manifest = JSON.parse(text) as { file: string; rows: number | string | Record<string, number> }[];
    expect(manifest.length).toBeGreaterThan(70);
    const wrong = manifest.flatMap(({ file, rows }) => {
      const listed = files.find(({ path }) => path === file);
      if (!listed)
        return otherwise.some(({ path }) => path.test(file)) ? [] : [`${file} has no importer and no reason`];
      // A second header row is told apart: “601 events (+1 HXL row)”.
      const stated = /^\d+(?= events \(\+1 HXL row\)$)/.exec(String(rows))?.[0] ?? rows;
      return listed.rows === Number(stated) || listed.counted !== undefined
        ? []
        : [`${file}: ${listed.rows} rows, not ${rows}`];
    });
    expect(wrong).toEqual([]);
  });

  test('docs/producers-files.md says what becomes of every file', async () => {
    const lines = await Promise.all(
      files.map(async ({ path, source, described, counted }) => {
        const { tally, observations, tallies, areas } = await read(path);
        const importer =
          described === undefined
            ? `\`${source ?? path.split('/', 1)[0]}\``
            : `[${described}](your-own-data/producers/${described})`;
        const skipped = tally.skipped.map(({ reason, rows }) => `${number(rows)} ${reason}`).join('; ');
        const rows = `${number(tally.rows)}${counted === undefined ? '' : ` (${counted})`}`;
        return `| ${path} | ${importer} | ${rows} | ${number(tally.kept)} | ${number(observations.length + tallies + areas.length)} | ${skipped} |`;
      }),
    );
    const others = otherwise.map(
      ({ path, why }) => `| ${path.source.replaceAll(/\\|\^|\$/g, '').replaceAll('|', '\\|')} | ${why} |`,
    );
    const page = `# Producers' files that were read whole

Written by \`npm test -- --project unit genuine -u\` from the files themselves, which are not ours to pass on; their names say the release. Every row is kept, or left out
for the reason given; a test fails where a file has other rows than the list of files states.

| file | importer or description | rows | kept | figures | left out |
|---|---|--:|--:|--:|---|
${lines.join('\n')}

Not figures of a country or region and a year:

| file | what it holds |
|---|---|
${others.join('\n')}
`;
    await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../docs/producers-files.md'));
  });

  test.each(files.filter(({ source }) => source === 'ged'))(
    '$path: every event is in the sums of its country',
    async ({ path }) => {
      const { tally, events, areas } = await read(path);
      const ofCountries = areas.filter(({ place }) => place === 'COUNTRY');
      expect(events).toBe(tally.kept);
      expect(ofCountries.reduce((sum, area) => sum + area.events, 0)).toBe(events);
    },
  );

  test('V-Dem v14: exclusion by social group in 2023', async () => {
    const path = 'vdem/vdem-v14-country-year-1970-2023.csv.gz';
    const places = ['NGA', 'PAK', 'IRQ'];
    const values = await Promise.all(places.map((place) => value(path, 'vdem.v2xpe_exlsocgr', place, 2023)));
    expect(values).toEqual([0.52, 0.431, 0.752]);
  });

  test('V-Dem v14: the trimmed file holds the same figures as the whole one', async () => {
    const whole = await read('vdem/vdem-v14-country-year-1970-2023.csv.gz');
    const trimmed = await read('vdem/vdem-v14-core-1990-2023.csv.gz');
    const key = ({ indicator, country, year }: ObservationFigure): string => `${indicator} ${country} ${year}`;
    const values = new Map(whole.observations.map((figure) => [key(figure), figure.value]));
    expect(trimmed.observations.filter((figure) => values.get(key(figure)) !== figure.value)).toEqual([]);
  });

  test('V-Dem: every country of v14 is a state or territory of ours, Gaza and Zanzibar left out in words', async () => {
    const { tally } = await read('vdem/vdem-v14-country-year-1970-2023.csv.gz');
    expect(tally.skipped.map(({ reason }) => reason)).toEqual([
      'before 1990',
      expect.stringContaining('Zanzibar'),
      expect.stringContaining('Gaza'),
    ]);
  });

  test('V-Dem v15 gives bounds', async () => {
    const { observations } = await read('vdem/vdem-v15-core-indices-ci-1946-2024.csv.gz');
    const nigeria = observations.find(
      ({ indicator, country, year }) => indicator === 'vdem.v2x_polyarchy' && country === 'NGA' && year === 2024,
    );
    expect(nigeria?.low).toBeLessThan(nigeria?.value ?? -1);
    expect(nigeria?.high).toBeGreaterThan(nigeria?.value ?? 2);
  });

  test('UCDP 25.1: deaths in one-sided violence, 1989 to 2024', async () => {
    const { observations } = await read('ucdp/organizedviolencecy-v25.1.csv.gz');
    const deaths = observations.filter(({ indicator }) => indicator === 'ucdp.os_total_deaths_best');
    const total = (country?: string): number =>
      deaths.reduce((sum, figure) => sum + (country === undefined || figure.country === country ? figure.value : 0), 0);
    expect(Object.fromEntries(['RWA', 'COD', 'IRQ', 'NGA', 'PAK'].map((country) => [country, total(country)]))).toEqual(
      {
        RWA: 786_104,
        COD: 85_414,
        IRQ: 19_938,
        NGA: 18_250,
        PAK: 4680,
      },
    );
    expect(total()).toBe(1_193_015);
    expect(Math.min(...deaths.map(({ year }) => year))).toBe(1989);
  });

  test('EPR-2021: groups, states and statuses in 2021', async () => {
    const { groups, periods } = await read('epr/EPR-2021.csv');
    const country = new Map(groups.map((group) => [group.id, group.country]));
    const now = periods.filter(({ from, to }) => from <= 2021 && to >= 2021);
    const count = (...statuses: string[]): number => now.filter(({ status }) => statuses.includes(status)).length;
    expect(now.length).toBe(806);
    expect(new Set(now.map(({ group }) => country.get(group))).size).toBe(174);
    expect(count('POWERLESS', 'SELF_EXCLUSION', 'DISCRIMINATED')).toBe(429);
    expect(count('DISCRIMINATED')).toBe(72);
  });

  test('EPR-2021: Iraq’s Shi’a Arabs and Pakistan’s Ahmadis', async () => {
    const { groups, periods } = await read('epr/EPR-2021.csv');
    const in2021 = (country: string, name: RegExp): PeriodFigure | undefined => {
      const group = groups.find((candidate) => candidate.country === country && name.test(candidate.name));
      return periods.find((period) => period.group === group?.id && period.to === 2021);
    };
    expect(in2021('IRQ', /^Shi'a Arabs/)).toMatchObject({ status: 'SENIOR_PARTNER', size: 0.625 });
    expect(in2021('PAK', /^Ahmadis/)).toMatchObject({ status: 'DISCRIMINATED', size: 0.002 });
  });

  test('EPR-2021: shares by the rules, and as GROWup has them where both say the same thing', async () => {
    const path = 'epr/EPR-2021.csv';
    // Baluchis, Hindus, Christians and Ahmadis; with the Mohajirs .135 of .985.
    expect(await value(path, 'epr.discriminated_share', 'PAK', 2021)).toBe(0.055);
    expect(await value(path, 'epr.excluded_share', 'PAK', 2021)).toBe(0.137056);
    expect(await value(path, 'epr.excluded_share', 'NGA', 2021)).toBe(0.160494);
    const growup = await read('epr/growup-epr-country-year-1946-2020.csv.gz');
    const ours = await read(path);
    const key = ({ country, year }: ObservationFigure): string => `${country} ${year}`;
    const theirs = new Map(
      growup.observations
        .filter(({ indicator }) => indicator === 'epr.growup_discrimpop')
        .map((figure) => [key(figure), figure.value]),
    );
    const apart = ours.observations.filter((figure) => {
      const other = theirs.get(key(figure));
      return (
        figure.indicator === 'epr.discriminated_share' && other !== undefined && Math.abs(other - figure.value) > 1e-4
      );
    });
    expect(apart.map(key)).toEqual([]);
  });

  test('SHDI 2022 of Kebbi and Lagos', async () => {
    const path = 'gdl/GDL-Subnational-HDI-1990-2022.csv';
    expect(await value(path, 'gdl.shdi', 'NG-KE', 2022)).toBe(0.366);
    expect(await value(path, 'gdl.shdi', 'NG-LA', 2022)).toBe(0.721);
  });

  test('regions of Nigeria, Pakistan and Iraq have their ISO codes in every table', async () => {
    const paths = files.map(({ path }) => path).filter((path) => /^(gdl|ophi)/.test(path));
    const tables = await Promise.all(paths.map(read));
    const cases = tables.flatMap(({ regions }) =>
      regions.filter(({ country }) => ['NGA', 'PAK', 'IRQ'].includes(country)),
    );
    expect(cases.filter(({ id }) => !/^(NG|PK|IQ)-/.test(id)).map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });

  test('WGI: workbook and long table agree', async () => {
    const workbook = await read('wgi/wgidataset-2023.xlsx');
    const long = await read('wgi/wgi-long-2023.csv.gz');
    const inOrder = (figures: readonly ObservationFigure[]): string[] =>
      figures.map(({ indicator, country, year, value: one }) => `${indicator} ${country} ${year} ${one}`).toSorted();
    expect(inOrder(workbook.observations)).toEqual(inOrder(long.observations));
  });

  test('no indicator is carried by two tables that ship', async () => {
    const shipped = new Set(
      [...content.sources.values()].flatMap(({ id, releases }) =>
        releases.filter(({ ships }) => ships).map(({ fileName }) => `${id}/${fileName}`),
      ),
    );
    const carried = await Promise.all(files.filter(({ path }) => shipped.has(path)).map(({ path }) => read(path)));
    const ids = carried.flatMap(({ carries }) => carries);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
