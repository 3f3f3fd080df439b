import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { Database } from '../database.ts';
import { Actor } from '../model/actor.ts';
import { Case } from '../model/case.ts';
import { Country } from '../model/country.ts';
import { DataRelease } from '../model/data-release.ts';
import { DoNoHarmCondition } from '../model/do-no-harm-condition.ts';
import { EthnicGroup, PowerPeriod } from '../model/ethnic-group.ts';
import { EvidenceTerm } from '../model/evidence-term.ts';
import { Finding } from '../model/finding.ts';
import { Indicator } from '../model/indicator.ts';
import { Publication } from '../model/publication.ts';
import { Recommendation } from '../model/recommendation.ts';
import { Region } from '../model/region.ts';
import { RiskFactor } from '../model/risk-factor.ts';
import { PressPage } from '../model/source-reference.ts';
import { Standing } from '../model/standing.ts';
import { DatasetRelease, Release, Source } from '../model/source.ts';
import { toolsOf, ToolTally } from '../model/tool-evidence.ts';
import type { Versioned } from '../model/versioned.ts';
import { Areas, loadAreas } from './areas.ts';
import { compareIds } from './catalogue.ts';
import { linkEvidence } from './link-evidence.ts';
import { byId, need } from './linking.ts';
import { loadFigures, type Figures } from './figures.ts';
import { ReadModel } from './read-model.ts';

/** Data set that EPR's groups and periods are recorded under. */
const GROUPS = 'epr.groups';

export interface Tables {
  dataReleases: DataRelease[];
  sources: Source[];
  releases: Release[];
  carriers: DatasetRelease[];
  indicators: Indicator[];
  countries: Country[];
  regions: Region[];
  groups: EthnicGroup[];
  periods: PowerPeriod[];
  riskFactors: RiskFactor[];
  conditions: DoNoHarmCondition[];
  terms: EvidenceTerm[];
  recommendations: Recommendation[];
  publications: Publication[];
  findings: Finding[];
  pages: PressPage[];
  cases: Case[];
  actors: Actor[];
  standings: Standing[];
  tallies: ToolTally[];
}

/** The state of everything in data release `ordinal`: one statement a table. */
export async function loadReadModel(database: Database, ordinal: number): Promise<ReadModel> {
  const tables = await loadTables(database, ordinal);
  const [dataRelease] = tables.dataReleases;
  if (dataRelease?.ordinal !== ordinal) throw new Error(`There is no data release number ${ordinal}.`);
  const figures = await database.read((session) =>
    loadFigures(session, ordinal, { countries: numbered(tables.countries), regions: numbered(tables.regions) }),
  );
  const carrying = carriersOf(tables);
  link(tables, figures, carrying);
  const byCountry = await database.read((session) => loadAreas(session, ordinal));
  return new ReadModel({
    ...tables,
    tools: toolsOf(tables.tallies, (dataset) => need(carrying, dataset, 'release')),
    dataRelease,
    figures,
    areas: new Areas(byCountry, carrying),
  });
}

async function loadTables(database: Database, ordinal: number): Promise<Tables> {
  const em = database.orm.em.fork();
  const all = async <T extends object>(entity: EntityClass<T>, where: object): Promise<T[]> =>
    (await em.find(entity, where as FilterQuery<NoInfer<T>>, { disableIdentityMap: true })).map(plain);
  const holding = <T extends Versioned>(entity: EntityClass<T>) =>
    all(entity, {
      validFrom: { $lte: ordinal },
      $or: [{ validUntil: null }, { validUntil: { $gt: ordinal } }],
    });
  const sources = ordered(await holding(Source));
  const held = new Set(sources.map(({ id }) => id));
  // Files stay on record after a rollback to before their source was known.
  const releases = (await all(Release, { dataRelease: { $lte: ordinal } })).filter(({ sourceId }) =>
    held.has(sourceId),
  );
  return {
    dataReleases: (await all(DataRelease, { ordinal: { $lte: ordinal } })).toSorted((a, b) => b.ordinal - a.ordinal),
    sources,
    releases,
    carriers: await holding(DatasetRelease),
    indicators: ordered(await holding(Indicator)),
    countries: ordered(await holding(Country)),
    regions: ordered(await holding(Region)),
    groups: ordered(await holding(EthnicGroup)),
    periods: await holding(PowerPeriod),
    riskFactors: await holding(RiskFactor),
    conditions: await holding(DoNoHarmCondition),
    terms: await holding(EvidenceTerm),
    recommendations: ordered(await holding(Recommendation)),
    publications: ordered(await holding(Publication)),
    findings: ordered(await holding(Finding)),
    pages: await holding(PressPage),
    cases: ordered(await holding(Case)),
    actors: ordered(await holding(Actor)),
    standings: await holding(Standing),
    tallies: await holding(ToolTally),
  };
}

/** The release that carries each data set. */
function carriersOf({ carriers, releases }: Tables): Map<string, Release> {
  const known = byId(releases);
  return new Map(carriers.map(({ datasetId, releaseId }) => [datasetId, need(known, releaseId, 'release')]));
}

/** An entity tracks changes through accessors; the read model wants an object of the same class with plain properties. */
function plain<T extends object>(entity: T): T {
  return Object.setPrototypeOf({ ...entity }, Object.getPrototypeOf(entity) as object) as T;
}

function ordered<T extends { id: string }>(items: T[]): T[] {
  return items.toSorted((a, b) => compareIds(a.id, b.id));
}

/** Numbers units in the order of their ids; the number is their row in every cube. */
function numbered(units: (Country | Region)[]): Map<string, number> {
  units.forEach((unit, index) => {
    unit.index = index;
  });
  return new Map(units.map(({ id, index }) => [id, index]));
}

function link(tables: Tables, figures: Figures, carrying: ReadonlyMap<string, Release>): void {
  const sources = byId(tables.sources);
  const countries = byId(tables.countries);

  for (const source of tables.sources) {
    source.releases = [];
    source.indicators = [];
  }
  const newestFirst = (a: Release, b: Release) => b.dataRelease - a.dataRelease || compareIds(b.retrieved, a.retrieved);
  for (const release of tables.releases.toSorted(newestFirst)) {
    release.source = need(sources, release.sourceId, 'source');
    release.source.releases.push(release);
  }
  for (const indicator of tables.indicators) {
    indicator.source = need(sources, indicator.sourceId, 'source');
    indicator.source.indicators.push(indicator);
    indicator.release = carrying.get(indicator.id) ?? null;
    describeCoverage(indicator, figures);
  }
  for (const country of tables.countries) {
    country.successors = [];
    country.predecessors = [];
    country.regions = [];
    country.groups = [];
  }
  for (const country of tables.countries) {
    country.successors = country.successorIds.map((id) => need(countries, id, 'country'));
    for (const successor of country.successors) successor.predecessors.push(country);
  }
  for (const region of tables.regions) {
    region.centroid = null;
    region.country = need(countries, region.countryId, 'country');
    region.country.regions.push(region);
  }
  linkEvidence(tables, countries);
  linkGroups(tables, countries, () => need(carrying, GROUPS, 'release'));
}

function linkGroups(tables: Tables, countries: Map<string, Country>, release: () => Release): void {
  const groups = byId(tables.groups);
  for (const group of tables.groups) {
    group.periods = [];
    group.country = need(countries, group.countryId, 'country');
    group.release = release();
    group.country.groups.push(group);
  }
  for (const period of tables.periods.toSorted((a, b) => a.from - b.from)) {
    need(groups, period.groupId, 'group').periods.push(period);
  }
}

function describeCoverage(indicator: Indicator, figures: Figures): void {
  const countries = figures.countries.get(indicator.id);
  const cubes = [countries, figures.regions.get(indicator.id)].filter((cube) => cube !== undefined);
  indicator.firstYear = cubes.length > 0 ? Math.min(...cubes.map((cube) => cube.firstYear)) : null;
  indicator.lastYear = cubes.length > 0 ? Math.max(...cubes.map((cube) => cube.lastYear)) : null;
  indicator.countryCount = countries?.unitsWithFigures() ?? 0;
  indicator.coverage = [];
  if (!countries) return;
  for (let year = countries.firstYear; year <= countries.lastYear; year += 1) {
    indicator.coverage.push({ year, countries: countries.inYear(year) });
  }
}
