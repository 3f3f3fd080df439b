import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import {
  CARRIED_AT_MOST,
  DIMENSIONS_NEEDED,
  FLOOR,
  PANEL,
  profiles,
  SCORED,
  type Measure,
  type MeasurementError,
  type Reading,
} from '../profiles/definition.ts';
import { scoreAt, SURE } from '../profiles/standing.ts';
import { RELIABLE, triggers, WORST_THIRD } from '../profiles/trigger.ts';
import { triggerInWords } from '../profiles/trigger-words.ts';
import { DRAWS } from '../profiles/uncertainty.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { ProfileModel, type MeasureDefinition, type ProfileDefinition } from './profile-model.ts';

const readings: Record<Reading, string> = {
  AS_IS: 'the figure of the year',
  LOG: 'natural logarithm of the figure',
  LOG_OF_WORST_IN_5: 'natural logarithm of 1 + the highest figure of the year and the four before',
  EVER_1000: '1 where any year since 1989 reached 1,000, else 0',
  ANY_IN_5: '1 where any was seen in the year and the four before, else 0; a blank counts as none seen',
};

const errors: Record<MeasurementError, string> = {
  NORMAL_68: 'normal around the figure, from the source’s bounds of about 68%',
  NORMAL_90: 'normal around the figure, from the source’s bounds of 90%',
  TRIANGULAR: 'triangle between the source’s low, best and high estimate, each read as the figure is',
  NONE: 'none drawn',
};

const NO_BOUNDS = 'none drawn: the release gives no bounds';

@Resolver()
export class ProfileModelQueries {
  @Query(() => ProfileModel, { description: 'The model behind both profiles, as data.' })
  profileModel(@Ctx() { model }: RequestContext): ProfileModel {
    return {
      firstYear: SCORED.firstYear,
      lastYear: SCORED.lastYear,
      panelFirstYear: PANEL.firstYear,
      panelLastYear: PANEL.lastYear,
      panelPopulation: PANEL.population,
      floor: FLOOR,
      carriedAtMost: CARRIED_AT_MOST,
      dimensionsNeeded: DIMENSIONS_NEEDED,
      highRisk: WORST_THIRD.RISK,
      lowResilience: WORST_THIRD.RESILIENCE,
      reliable: RELIABLE,
      draws: DRAWS.count,
      sureShare: SURE,
      profiles: Object.values(profiles).map(({ kind }) => definitionOf(model, kind)),
      leverRules: model.recommendationsInOrder.map((recommendation) => ({
        recommendation,
        triggers: (triggers[recommendation.id] ?? []).map((trigger) => triggerInWords(trigger, model.indicators)),
      })),
    };
  }
}

function definitionOf(model: ReadModel, kind: ProfileDefinition['kind']): ProfileDefinition {
  const { aggregation, dimensions } = profiles[kind];
  const { panel } = model.profiles.scored[kind];
  return {
    kind,
    aggregation,
    fifths: [1, 2, 3, 4].map((part) => scoreAt(panel, part / 5)),
    thirds: [1, 2].map((part) => scoreAt(panel, part / 3)),
    lowest: scoreAt(panel, 0),
    highest: scoreAt(panel, 1),
    dimensions: dimensions.map(({ id, name, measures }) => ({
      id,
      name,
      measures: measures.map((measure) => measureOf(model, measure)),
    })),
  };
}

function measureOf(model: ReadModel, { id, indicator: name, reading, direction, error }: Measure): MeasureDefinition {
  const indicator = model.indicators.get(name);
  const hasBounds = Boolean(model.countryCube(indicator)?.low);
  return {
    id,
    indicator,
    reading,
    readingInWords: readings[reading],
    direction,
    errorInWords: error === 'NONE' || hasBounds ? errors[error] : NO_BOUNDS,
  };
}
