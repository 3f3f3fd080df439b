import { both, need } from './both.ts';
import { leverTable, ownTable, recommendationOf } from './lever.ts';
import {
  explorerDocument,
  type ExplorerData,
  type LayerData,
  needDocument,
  profileEndsDocument,
  ranksDocument,
  resilienceDocument,
  salienceDocument,
} from './query.ts';
import { dimensionsOf, nearestOf, type State, weightName } from '../state.ts';

type Made = Pick<ExplorerData, 'fifths' | 'both' | 'lever' | 'dimensions' | 'isOwn' | 'ranks'> & { layer?: LayerData };

/** The indicator whose figures a layer starts from: what is made of our own rules is released with the profiles. */
function baseOf(layer: string): string {
  return layer === both.id || layer === need.id || recommendationOf(layer) !== null ? both.risk : layer;
}

/** Parameters of the address that change the answer for a layer; the others are not to be tracked. */
export function askedOf(layer: string): string[] {
  // The reasons why a recommendation is salient are those of one year.
  if (recommendationOf(layer) !== null) return ['layer', 'year'];
  const dimensions = dimensionsOf[layer];
  return dimensions ? ['layer', 'ranks', ...dimensions.map(weightName)] : ['layer'];
}

/** As the API takes them; null = the default. */
function weightsAsked(weights: State['weights']): { dimension: string; weight: number }[] | null {
  const own = Object.entries(weights).map(([dimension, weight]) => ({ dimension, weight }));
  return own.length > 0 ? own : null;
}

/** A layer in all its years, with what it has beside its figures. */
export async function loadExplorer(
  asked: Pick<State, 'layer' | 'year' | 'ranks' | 'weights'>,
  locals: Pick<App.Locals, 'graphql'>,
): Promise<ExplorerData> {
  const { layer, weights } = asked;
  const answer = await locals.graphql(explorerDocument, { layer: baseOf(layer), weights: weightsAsked(weights) });
  return { ...answer, ...(await profilesOf(layer, asked, answer.layer, locals)) };
}

/** What a layer that follows from the profiles has beside its figures, or instead of them. */
async function profilesOf(
  id: string,
  { year, ranks, weights }: Pick<State, 'year' | 'ranks' | 'weights'>,
  base: LayerData,
  { graphql }: Pick<App.Locals, 'graphql'>,
): Promise<Made> {
  const none = { fifths: null, both: null, lever: null, dimensions: null, isOwn: false, ranks: null };
  const recommendation = recommendationOf(id);
  if (recommendation !== null) return { ...none, ...(await leverOf(recommendation, year, base, { graphql })) };
  if (id === need.id) return { ...none, ...(await needOf(base, { graphql })) };

  const kinds: Record<string, 'RISK' | 'RESILIENCE'> = { [both.risk]: 'RISK', [both.resilience]: 'RESILIENCE' };
  const kind = kinds[id];
  if (!kind && id !== both.id) return none;
  const { profileModel } = await graphql(profileEndsDocument);
  const endsOf = (of: string) => profileModel.profiles.find((profile) => profile.kind === of);
  if (kind) {
    const isOwn = Object.keys(weights).length > 0;
    const { fifths = null, dimensions = null } = endsOf(kind) ?? {};
    const placed = ranks && !isOwn ? (await graphql(ranksDocument, { layer: id })).layer : null;
    return { ...none, fifths, dimensions, isOwn, ranks: placed };
  }
  const thirdsOf = (of: string): [number, number] => {
    const [first = 0, second = 0] = endsOf(of)?.thirds ?? [];
    return [first, second];
  };
  const { layer: second } = await graphql(resilienceDocument);
  const firstThirds = thirdsOf('RISK');
  return { ...none, both: { kind: 'profiles', second, firstThirds, secondThirds: thirdsOf('RESILIENCE') } };
}

async function leverOf(
  id: string,
  asked: number | null,
  base: LayerData,
  { graphql }: Pick<App.Locals, 'graphql'>,
): Promise<Pick<Made, 'layer' | 'lever'>> {
  // The same nearest year that is shown.
  const year = nearestOf(base.years, asked ?? base.years.at(-1) ?? 0);
  const { salienceLayer } = await graphql(salienceDocument, { id, year });
  const { title, statement, levers, conditions, tally } = salienceLayer.recommendation;
  const reasons = Object.fromEntries(
    levers.filter((lever) => lever.reasons.length > 0).map((lever) => [lever.country.id, lever.reasons.map(inWords)]),
  );
  return { layer: leverTable(base, salienceLayer), lever: { id, title, statement, year, reasons, conditions, tally } };
}

/** "Military in power: in the worst third of states …"; a rule of no single figure speaks for itself. */
function inWords({ indicator, explanation }: { indicator: { shortName: string } | null; explanation: string }): string {
  if (!indicator) return explanation;
  const isAcronym = /^[A-Z]{2}/.test(explanation);
  const rest = isAcronym ? explanation : explanation.slice(0, 1).toLowerCase() + explanation.slice(1);
  return `${indicator.shortName}: ${rest}`;
}

async function needOf(
  base: LayerData,
  { graphql }: Pick<App.Locals, 'graphql'>,
): Promise<Pick<Made, 'layer' | 'both'>> {
  const { years, countries, salient, localFindings } = (await graphql(needDocument)).needLayer;
  const named = {
    topic: base.indicator.topic,
    description: 'Need beside evidence: it shows where research is missing and scores nothing.',
  };
  const layer = ownTable(base, years, countries, salient, {
    ...named,
    id: `${need.id}.salient`,
    name: 'Recommendations that are salient',
    shortName: 'Salient',
    unit: 'recommendations',
    moreMeans: 'more recommendations salient',
  });
  const second = ownTable(base, years, countries, localFindings, {
    ...named,
    id: `${need.id}.findings`,
    name: 'Findings from there on what is salient',
    shortName: 'Findings from there on these',
    unit: 'findings',
    moreMeans: 'more findings',
  });
  return { layer, both: { kind: 'need', second, firstThirds: need.salientEnds, secondThirds: need.findingEnds } };
}
