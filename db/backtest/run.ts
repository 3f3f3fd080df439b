import { resolve } from 'node:path';
import { PANEL, POPULATION, type Panel } from '../../api/profiles/definition.ts';
import type { ModelData } from '../../api/profiles/inputs.ts';
import { scoreAll } from '../../api/profiles/score.ts';
import { loadCrosswalk, type Crosswalk } from '../importing/countries.ts';
import type { Progress } from '../importing/publish.ts';
import { PROFILES_RELEASE, shippedFigures } from '../profiles.ts';
import { contenders, RISK_ID, type Contender } from './baselines.ts';
import { BOOTSTRAP } from './bootstrap.ts';
import { alone, evaluate, type Pool, type Said } from './evaluate.ts';
import { EWP_ID, readEwp } from './ewp.ts';
import { ALL_STATES, AT_RISK, EWP_OUTCOME, EWP_STATES, holdFloors } from './floors.ts';
import { climatology, forecast } from './forecasts.ts';
import { nameOutcomes } from './named.ts';
import { outcomeRows, outcomes, type Outcome, type Row } from './outcomes.ts';
import { readResult, writeResult, type BacktestResult, type EwpResult, type OutcomeResult } from './result.ts';

/** Closed before the first origin of the main run, so that no score here is measured against later years. */
export const BACKTEST_PANEL: Panel = { firstYear: 1990, lastYear: 1999, population: PANEL.population };

/** Years scored against UCDP’s outcomes: those after the panel with two years of outcome behind them. */
export const ORIGINS = { first: 2000, last: 2022 } as const;

/** The last year of outcomes, which is one more than is scored. */
export const OUTCOMES_TO = ORIGINS.last + 2;

const RECENT = 2016;

const CAUTION =
  'All of this is hindsight on today’s vintage of the data: what the sources say now of past years, not what they said then. ' +
  'It says how well an index orders countries, not what will happen in any of them, and nothing about what brings violence about.';

export const resultFile = (root: string): string => resolve(root, 'db/backtest/result.json');

/** Reruns the back-test from the shipped figures, on the Early Warning Project’s rows too where its folder is named. */
export async function runBacktest(
  root: string,
  ewpFolder: string | undefined,
  progress: Progress,
): Promise<BacktestResult> {
  const crosswalk = await loadCrosswalk(resolve(root, 'db/content'));
  const { data, sha256 } = await shippedFigures(resolve(root, 'db/figures'), { crosswalk }, OUTCOMES_TO);
  const test = new Backtest(data, crosswalk);
  const results: OutcomeResult[] = [];
  for (const outcome of outcomes) {
    progress.step(outcome.id);
    const result = test.ucdp(outcome);
    results.push(result);
    progress.done(inWords(result));
  }
  let ewp: EwpResult | null = null;
  if (ewpFolder === undefined) {
    ewp = await kept(root, sha256);
    progress.done(
      ewp ? 'Early Warning Project: kept from the last run on the same figures' : 'Early Warning Project: not run',
    );
  } else {
    progress.step(EWP_OUTCOME);
    ewp = await test.ewp(ewpFolder);
    progress.done(inWords(ewp.outcome));
  }
  const result: BacktestResult = {
    caution: CAUTION,
    profilesRelease: PROFILES_RELEASE.id,
    figures: sha256,
    panel: BACKTEST_PANEL,
    panelNote:
      'Figures are put on the scale of a panel that is frozen once. The published panel reaches into the years tested here, ' +
      'so this run is measured against an earlier one; nothing else reads a year after its origin.',
    publishedPanel: PANEL,
    bootstrap: { ...BOOTSTRAP, over: 'countries' },
    outcomes: results,
    ewp,
    floors: holdFloors(ewp ? [...results, ewp.outcome] : results),
  };
  await writeResult(resultFile(root), result);
  for (const { outcome, measure, pool, floor, value, held } of result.floors) {
    progress.done(
      `${held ? 'Holds' : 'MISSED'}: ${outcome}, ${measure} in ${pool} ${value.toFixed(3)}, floor ${floor}`,
    );
  }
  return result;
}

/** The part on the Project’s rows, where the last run was of the same model and figures. */
async function kept(root: string, sha256: string): Promise<EwpResult | null> {
  const last = await readResult(resultFile(root));
  return last?.profilesRelease === PROFILES_RELEASE.id && last.figures === sha256 ? last.ewp : null;
}

interface Part {
  origins: [number, number];
  note: string;
}

interface Plan {
  id: string;
  name: string;
  kind: Outcome['kind'];
  /** All states, with and without a score. */
  rows: readonly Row[];
  origins: [number, number];
  pools: readonly Pool[];
  others: readonly Contender[];
  parts: readonly Part[];
  told: Pool | null;
}

/** One set of figures, scored once on each panel. */
class Backtest {
  private readonly frozen;
  private readonly published;

  constructor(
    private readonly data: ModelData,
    private readonly crosswalk: Crosswalk,
  ) {
    this.frozen = scoreAll(data, BACKTEST_PANEL);
    this.published = scoreAll(data);
  }

  ucdp(outcome: Outcome): OutcomeResult {
    const all: Pool = {
      id: ALL_STATES,
      name: 'all states of half a million people or more with a risk score',
      holds: () => true,
    };
    const atRisk: Pool = {
      id: AT_RISK,
      name: 'states at risk of an onset (three years in a row below the threshold), of half a million people or more with a risk score',
      holds: (row) => row.atRisk,
    };
    const onset = outcome.kind === 'ONSET';
    return this.result({
      ...outcome,
      rows: outcomeRows(outcome, this.data),
      origins: [ORIGINS.first, ORIGINS.last],
      pools: onset ? [atRisk, all] : [all],
      others: [],
      parts: [
        { origins: [ORIGINS.first, RECENT - 1], note: 'the earlier years' },
        { origins: [RECENT, ORIGINS.last], note: 'the latest years' },
      ],
      told: outcome.kind === 'ONSET' ? atRisk : null,
    }).result;
  }

  async ewp(folder: string): Promise<EwpResult> {
    const { rows, forecast: own, origins } = await readEwp(folder, this.data, this.crosswalk);
    const pool: Pool = {
      id: EWP_STATES,
      name: 'all states in the Early Warning Project’s rows with a risk score, whether or not a mass killing was going on',
      holds: () => true,
    };
    const { result, said } = this.result({
      id: EWP_OUTCOME,
      name: 'Mass killing as listed by the Early Warning Project',
      kind: 'ONSET',
      rows,
      origins,
      pools: [pool],
      others: [own],
      parts: [
        {
          origins: [origins[0], ORIGINS.first - 1],
          note: 'origins inside the frozen panel, whose later years they could not know',
        },
        { origins: [ORIGINS.first, origins[1]], note: 'origins after the frozen panel' },
      ],
      told: pool,
    });
    return {
      note:
        'Worked out on the Early Warning Project’s rows (2025 release), which are not shipped. Only figures worked out here are kept, ' +
        'with the names and years of onsets. Origins before 2000 lie inside the frozen panel. The measures of the profile were chosen ' +
        'knowing the Project’s work and much of this history, which its forecasts were not, so a difference in favour of the profile ' +
        'does not show that it is the better one.',
      outcome: result,
      forecastsOnAllTheirRows: alone(said, EWP_ID, [{ ...pool, name: 'all states in the Project’s rows' }]),
    };
  }

  private result(plan: Plan): { result: OutcomeResult; said: Said } {
    const rows = plan.id === EWP_OUTCOME ? plan.rows : plan.rows.filter((row) => this.isPeopled(row));
    const scored = rows.filter(({ at }) => !Number.isNaN(this.frozen.RISK.score[at]));
    const inYears =
      ([first, last]: readonly [number, number]) =>
      (row: Row) =>
        row.year >= first && row.year <= last;
    const tested = scored.filter(inYears(plan.origins));
    const said = sayOf(
      [...contenders(this.frozen), ...plan.others],
      plan.others.length > 0 ? rows : scored,
      plan.origins,
    );
    const [published] = contenders(this.published);
    const everyRow = plan.rows.filter(inYears(plan.origins));
    const atRisk = tested.filter((row) => row.atRisk);
    const positives = atRisk.filter(({ came }) => came).length;
    const result: OutcomeResult = {
      id: plan.id,
      name: plan.name,
      kind: plan.kind,
      origins: plan.origins,
      rows: atRisk.length,
      positives,
      baseRate: positives / atRisk.length,
      countries: new Set(atRisk.map(({ unit }) => unit)).size,
      positivesNotScored: everyRow.filter(({ came }) => came).length - positives,
      pools: plan.pools.map(({ id, name, holds }) => ({ id, name, rows: tested.filter(holds).length })),
      contenders: evaluate(said, plan.pools),
      periods: plan.parts.map(({ origins, note }) => ({
        origins,
        note,
        contenders: evaluate(only(said, inYears(origins), IN_PARTS), plan.pools),
      })),
      onPublishedPanel: alone(sayOf(published ? [published] : [], scored, plan.origins), RISK_ID, plan.pools),
      named: plan.told && nameOutcomes(said, plan.told, everyRow, (unit) => this.nameOf(unit)),
    };
    return { result, said };
  }

  private isPeopled({ unit, year }: Row): boolean {
    const population = this.data.cubes.get(POPULATION);
    return (population?.values[population.cell(unit, year)] ?? 0) >= BACKTEST_PANEL.population;
  }

  private nameOf(unit: number): { id: string; name: string } {
    const id = this.data.units[unit]?.id ?? '';
    return { id, name: this.crosswalk.row(id)?.name ?? id };
  }
}

const IN_PARTS: readonly string[] = [RISK_ID, 'past-violence', 'past-violence-fitted', EWP_ID];

/** What each contender says of each row, at its origin. */
function sayOf(all: readonly Contender[], rows: readonly Row[], [first, last]: readonly [number, number]): Said {
  const origins = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    rows,
    climatology: climatology(rows, origins),
    contenders: all.map((contender) => ({ contender, forecasts: forecast(contender, rows, origins) })),
  };
}

function only(said: Said, holds: (row: Row) => boolean, ids: readonly string[]): Said {
  const places = [...said.rows.keys()].filter((place) => {
    const row = said.rows[place];
    return row !== undefined && holds(row);
  });
  const of = (column: Float64Array) => Float64Array.from(places, (place) => column[place] ?? Number.NaN);
  return {
    rows: places.flatMap((place) => said.rows[place] ?? []),
    climatology: of(said.climatology),
    contenders: said.contenders
      .filter(({ contender }) => ids.includes(contender.id))
      .map(({ contender, forecasts: { value, probability } }) => ({
        contender,
        forecasts: { value: of(value), probability: of(probability) },
      })),
  };
}

function inWords({ id, contenders: results, positives, rows }: OutcomeResult): string {
  const risk = results.find((one) => one.id === RISK_ID);
  return `${id}: ${positives} of ${rows} rows, AUC ${risk?.auc.map((value) => value.toFixed(3)).join(' ') ?? ''}`;
}
