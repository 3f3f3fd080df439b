import type { Actor } from '../model/actor.ts';
import type { Case } from '../model/case.ts';
import type { Country } from '../model/country.ts';
import type { DataRelease } from '../model/data-release.ts';
import type { DoNoHarmCondition } from '../model/do-no-harm-condition.ts';
import type { EthnicGroup } from '../model/ethnic-group.ts';
import type { EvidenceTerm, TermKind } from '../model/evidence-term.ts';
import type { Finding } from '../model/finding.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Publication } from '../model/publication.ts';
import type { Recommendation } from '../model/recommendation.ts';
import type { Region } from '../model/region.ts';
import type { RiskFactor } from '../model/risk-factor.ts';
import type { Standing } from '../model/standing.ts';
import type { Release, Source } from '../model/source.ts';
import type { ToolEvidence } from '../model/tool-evidence.ts';
import { isScore } from '../profiles/published.ts';
import type { Areas } from './areas.ts';
import { Catalogue } from './catalogue.ts';
import type { Cube } from './cube.ts';
import type { Figures } from './figures.ts';
import { ProfileBook } from './profile-book.ts';

export interface ReadModelParts {
  dataRelease: DataRelease;
  dataReleases: readonly DataRelease[];
  sources: readonly Source[];
  releases: readonly Release[];
  indicators: readonly Indicator[];
  countries: readonly Country[];
  regions: readonly Region[];
  groups: readonly EthnicGroup[];
  riskFactors: readonly RiskFactor[];
  conditions: readonly DoNoHarmCondition[];
  terms: readonly EvidenceTerm[];
  recommendations: readonly Recommendation[];
  publications: readonly Publication[];
  findings: readonly Finding[];
  cases: readonly Case[];
  actors: readonly Actor[];
  standings: readonly Standing[];
  tools: readonly ToolEvidence[];
  figures: Figures;
  areas: Areas;
}

/**
 * Everything a data release holds, linked and in memory. Built once, never changed, replaced as a whole; a request
 * keeps the one it started with. PostgreSQL is the truth, this is a copy of it that can be thrown away.
 */
export class ReadModel {
  readonly dataRelease: DataRelease;
  /** This data release and those before it, newest first. */
  readonly dataReleases: readonly DataRelease[];
  readonly sources: Catalogue<Source>;
  readonly indicators: Catalogue<Indicator>;
  readonly countries: Catalogue<Country>;
  readonly regions: Catalogue<Region>;
  readonly groups: Catalogue<EthnicGroup>;
  readonly riskFactors: Catalogue<RiskFactor>;
  readonly conditions: Catalogue<DoNoHarmCondition>;
  /** The words evidence is coded with, by kind. */
  readonly terms: Readonly<Record<TermKind, Catalogue<EvidenceTerm>>>;
  readonly recommendations: Catalogue<Recommendation>;
  readonly recommendationsInOrder: readonly Recommendation[];
  readonly publications: Catalogue<Publication>;
  readonly findings: Catalogue<Finding>;
  readonly cases: Catalogue<Case>;
  readonly actors: Catalogue<Actor>;
  readonly tools: Catalogue<ToolEvidence>;
  /** M49 regions and subregions, by name. */
  readonly worldRegions: Catalogue<{ id: string }>;
  readonly topics: Catalogue<{ id: string }>;
  /** Last year EPR codes; null while no groups are loaded. */
  readonly lastCodedYear: number | null;
  /** Violence by area. */
  readonly areas: Areas;
  private readonly figures: Figures;
  private readonly standings: readonly Standing[];
  private readonly derived = new Map<string, unknown>();

  constructor(parts: ReadModelParts) {
    this.dataRelease = parts.dataRelease;
    this.dataReleases = parts.dataReleases;
    this.figures = parts.figures;
    this.areas = parts.areas;
    this.standings = parts.standings;
    this.sources = new Catalogue(
      'source',
      parts.sources,
      ({ id, title, publisher }) => ({
        id,
        name: title,
        others: [publisher],
      }),
      'meta { sources }',
    );
    this.indicators = new Catalogue(
      'indicator',
      parts.indicators,
      ({ id, name, shortName }) => ({
        id,
        name,
        // People remember the producer's name of a variable, without our prefix.
        others: [shortName, id.slice(id.indexOf('.') + 1)],
      }),
      'indicators',
    );
    this.countries = new Catalogue(
      'country',
      parts.countries,
      ({ id, name, aliases }) => ({
        id,
        name,
        others: aliases,
      }),
      'countries',
    );
    this.regions = new Catalogue('region', parts.regions, ({ id, name }) => ({ id, name }), 'country { regions }');
    this.groups = new Catalogue('group', parts.groups, ({ id, name }) => ({ id, name }), 'ethnicGroups');
    this.riskFactors = new Catalogue('risk factor', parts.riskFactors, ({ id, name }) => ({ id, name }), 'riskFactors');
    this.conditions = new Catalogue(
      'condition',
      parts.conditions,
      ({ id, title }) => ({ id, name: title }),
      'doNoHarmConditions',
    );
    const words = (kind: TermKind) =>
      new Catalogue(
        kind,
        parts.terms.filter((term) => term.kind === kind),
        ({ id, name }) => ({ id, name }),
        'evidenceTerms',
      );
    this.terms = {
      design: words('design'),
      role: words('role'),
      outcome: words('outcome'),
      verification: words('verification'),
    };
    this.recommendations = new Catalogue(
      'recommendation',
      parts.recommendations,
      ({ id, title }) => ({
        id,
        name: title,
        others: [id.slice(id.indexOf('.') + 1)],
      }),
      'recommendations',
    );
    this.recommendationsInOrder = parts.recommendations.toSorted((a, b) => a.position - b.position);
    this.publications = new Catalogue(
      'publication',
      parts.publications,
      ({ id, title }) => ({ id, name: title }),
      'publications',
    );
    this.findings = new Catalogue('finding', parts.findings, ({ id }) => ({ id, name: id }), 'findings');
    this.cases = new Catalogue('case', parts.cases, ({ id, title }) => ({ id, name: title }), 'cases');
    this.actors = new Catalogue('actor', parts.actors, ({ id, name }) => ({ id, name }), 'actors');
    this.tools = new Catalogue('tool', parts.tools, ({ id, name }) => ({ id, name }), 'toolEvidence');
    this.worldRegions = namesOf('world region', parts.countries, ({ region, subregion }) => [region, subregion]);
    this.topics = namesOf('topic', parts.indicators, ({ topic }) => [topic]);
    this.lastCodedYear = parts.groups.reduce<number | null>(
      (last, { periods }) => Math.max(last ?? 0, periods.at(-1)?.to ?? 0),
      null,
    );
  }

  /** Figures of an indicator for countries; undefined where none is loaded. Scores follow the figures that are loaded. */
  countryCube(indicator: Indicator): Cube | undefined {
    return isScore(indicator.id) ? this.profiles.figures(indicator.id) : this.figures.countries.get(indicator.id);
  }

  regionCube(indicator: Indicator): Cube | undefined {
    return this.figures.regions.get(indicator.id);
  }

  /** Both profiles, worked out when first asked for. */
  get profiles(): ProfileBook {
    return this.once('profiles', () => {
      const byKey = this.standings.map((one) => [`${one.countryId} ${one.profile} ${one.year}`, one] as const);
      return new ProfileBook(this, this.figures.countries, new Map(byKey));
    });
  }

  /** Works out ahead what the first question about profiles would wait for. */
  prepare(): void {
    void this.profiles;
  }

  /** Something that follows from this data release alone, worked out once. */
  once<T>(key: string, make: () => T): T {
    if (!this.derived.has(key)) this.derived.set(key, make());
    return this.derived.get(key) as T;
  }
}

function namesOf<T>(
  kind: string,
  items: readonly T[],
  names: (item: T) => (string | null)[],
): Catalogue<{ id: string }> {
  const all = new Set(items.flatMap(names).filter((name) => name !== null));
  return new Catalogue(
    kind,
    [...all].map((id) => ({ id })),
    ({ id }) => ({ id, name: id }),
  );
}
