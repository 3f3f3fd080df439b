import type { CslItem } from '../api/model/citation.ts';
import type { ActorType, Theme } from '../api/model/enums.ts';
import { shortReference } from '../api/model/publication.ts';
import type { SearchKind } from '../api/model/search-hit.ts';

/** What can be found of one thing, and what is then shown of it. */
export interface SearchEntry {
  kind: SearchKind;
  id: string;
  title: string;
  /** Where it belongs, in a few words. */
  excerpt: string;
  /** What it is called. A hit by one of these is better than any other. */
  names: readonly (string | null)[];
  /** What it says itself. */
  body: readonly (string | null)[];
  /** What the things say that it hangs on, or that hang on it. */
  around: readonly (string | null)[];
}

/** The rows that hold, as they are stored. */
export interface Findable {
  country: { id: string; name: string; aliases: string[]; region: string; subregion: string | null }[];
  source: { id: string; title: string; publisher: string; note: string | null }[];
  indicator: {
    id: string;
    name: string;
    short_name: string;
    description: string;
    topic: string;
    source_id: string;
  }[];
  ethnic_group: { id: string; name: string; country_id: string }[];
  region: { id: string; name: string; country_id: string }[];
  recommendation: {
    id: string;
    theme: Theme;
    title: string;
    statement: string;
    mechanism: string;
    in_brief: { text: string };
    backfire: string;
  }[];
  publication: { id: string; csl: Omit<CslItem, 'id'>; country_ids: string[]; note: string | null }[];
  finding: {
    id: string;
    publication_id: string;
    recommendation_id: string;
    text: string;
    country_ids: string[];
  }[];
  case_study: {
    id: string;
    country_id: string;
    title: string;
    summary: string;
    events: Sentence[];
    groups: Sentence[];
    inequalities: Sentence[];
    resilience: Sentence[];
    recommendation_ids: string[];
  }[];
  actor: {
    id: string;
    name: string;
    aliases: string[];
    type: ActorType;
    description: string;
    country_ids: string[];
    case_ids: string[];
  }[];
}

interface Sentence {
  title?: string;
  text?: string;
}

/** One place that says by which words each kind of thing is found, and how a hit reads. */
export function searchEntries(rows: Findable): SearchEntry[] {
  const countries = new Map(rows.country.map(({ id, name }) => [id, name]));
  const countryNames = (ids: readonly string[]) => ids.map((id) => countries.get(id) ?? id);
  const publications = new Map(rows.publication.map(({ id, csl }) => [id, csl]));
  const recommendations = new Map(rows.recommendation.map(({ id, title }) => [id, title]));
  const sources = new Map(rows.source.map(({ id, title }) => [id, title]));
  const cases = new Map(rows.case_study.map(({ id, title }) => [id, title]));
  const findingsOf = Map.groupBy(rows.finding, (finding) => finding.publication_id);
  const findingsOn = Map.groupBy(rows.finding, (finding) => finding.recommendation_id);
  /** What a publication bears on. */
  const titlesOn = (publication: string): (string | null)[] =>
    (findingsOf.get(publication) ?? []).map((finding) => recommendations.get(finding.recommendation_id) ?? null);

  return [
    ...rows.country.map(({ id, name, aliases, region, subregion }): SearchEntry => ({
      kind: 'country',
      id,
      title: name,
      excerpt: subregion ?? region,
      names: [name, id, ...aliases],
      body: [],
      around: [region, subregion],
    })),
    ...rows.indicator.map(({ id, name, short_name, description, topic, source_id }): SearchEntry => ({
      kind: 'indicator',
      id,
      title: name,
      excerpt: `${topic} · ${sources.get(source_id)}`,
      names: [name, id, short_name],
      body: [description, topic],
      around: [sources.get(source_id) ?? null],
    })),
    ...rows.ethnic_group.map(({ id, name, country_id }): SearchEntry => ({
      kind: 'group',
      id,
      title: name,
      excerpt: `Group in ${countries.get(country_id)}`,
      names: [name, id],
      body: [],
      around: countryNames([country_id]),
    })),
    ...rows.region.map(({ id, name, country_id }): SearchEntry => ({
      kind: 'region',
      id,
      title: name,
      excerpt: `Region of ${countries.get(country_id)}`,
      names: [name, id],
      body: [],
      around: countryNames([country_id]),
    })),
    ...rows.source.map(({ id, title, publisher, note }): SearchEntry => ({
      kind: 'source',
      id,
      title,
      excerpt: publisher,
      names: [title, id],
      body: [publisher, note],
      around: [],
    })),
    ...rows.recommendation.map(({ id, theme, title, statement, mechanism, in_brief, backfire }): SearchEntry => ({
      kind: 'recommendation',
      id,
      title,
      excerpt: `Recommendation · ${inWords(theme)}`,
      names: [title, id],
      body: [statement, mechanism, in_brief.text, backfire, inWords(theme)],
      around: (findingsOn.get(id) ?? []).flatMap(({ text, publication_id }) => [
        text,
        publications.get(publication_id)?.title ?? null,
        ...titlesOn(publication_id),
      ]),
    })),
    ...rows.publication.map(({ id, csl, country_ids, note }): SearchEntry => {
      const people = [...(csl.author ?? []), ...(csl.editor ?? [])];
      return {
        kind: 'publication',
        id,
        title: csl.title,
        excerpt: `Publication · ${shortReference(csl)}`,
        names: [csl.title, id, shortReference(csl), csl.DOI ?? null],
        body: [
          ...people.map(({ family, given, literal }) => [literal, given, family].join(' ')),
          csl['container-title'] ?? null,
          csl.publisher ?? null,
          note,
          ...countryNames(country_ids),
          ...(findingsOf.get(id) ?? []).map(({ text }) => text),
        ],
        around: titlesOn(id),
      };
    }),
    ...rows.finding.map(({ id, publication_id, recommendation_id, text, country_ids }): SearchEntry => {
      const csl = publications.get(publication_id);
      return {
        kind: 'finding',
        id,
        title: `${csl ? shortReference(csl) : publication_id}: ${recommendations.get(recommendation_id)}`,
        excerpt: `Finding · ${beginningOf(text)}`,
        // Its words are those of others, which are to be found before it.
        names: [],
        body: [text, ...countryNames(country_ids)],
        around: [id, csl?.title ?? null, recommendations.get(recommendation_id) ?? null],
      };
    }),
    ...rows.case_study.map((one): SearchEntry => {
      const actors = rows.actor.filter(({ case_ids }) => case_ids.includes(one.id));
      const sentences = [...one.events, ...one.groups, ...one.inequalities, ...one.resilience];
      return {
        kind: 'case',
        id: one.id,
        title: one.title,
        excerpt: `Case · ${countries.get(one.country_id)}`,
        names: [one.title, one.id],
        body: [one.summary, ...sentences.map(({ title, text }) => title ?? text ?? null)],
        around: [
          ...actors.map(({ name }) => name),
          ...one.recommendation_ids.map((id) => recommendations.get(id) ?? null),
        ],
      };
    }),
    ...rows.actor.map(({ id, name, aliases, type, description, country_ids, case_ids }): SearchEntry => ({
      kind: 'actor',
      id,
      title: name,
      excerpt: `Actor in ${countryNames(country_ids).join(', ')} · ${inWords(type)}`,
      names: [name, id, ...aliases],
      body: [description, inWords(type), alsoCalled[type] ?? null, ...countryNames(country_ids)],
      around: case_ids.map((one) => cases.get(one) ?? null),
    })),
  ];
}

/** What people look for when they mean a kind of actor. */
const alsoCalled: Partial<Record<ActorType, string>> = {
  CIVIL_DEFENSE_GROUP: 'militia vigilantes self-defence',
  NON_STATE_ARMED_GROUP: 'insurgents rebels militants',
};

/** `NON_STATE_ARMED_GROUP` → “non-state armed group”. */
function inWords(value: ActorType | Theme): string {
  return value.toLowerCase().replaceAll('_', ' ').replace('non state', 'non-state');
}

const EXCERPT_LENGTH = 140;

function beginningOf(text: string): string {
  if (text.length <= EXCERPT_LENGTH) return text;
  return `${text.slice(0, text.lastIndexOf(' ', EXCERPT_LENGTH))} …`;
}
