import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BadInput } from '../errors.ts';
import { listOf } from '../limits.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Direction, EvidenceGap, MatrixAxis } from './enums.ts';
import { EvidenceTally, tally } from './evidence-tally.ts';
import { FindingFilter, select } from './finding-filter.ts';
import type { Finding } from './finding.ts';

/** Stands for samples of many countries among the countries of a matrix. */
export const MANY_COUNTRIES = 'MANY';

@ObjectType('MatrixHeader', { description: 'A row or column of a matrix.', simpleResolvers: true })
export class MatrixHeader {
  @Field(() => ID, {
    description: 'Id or code of what it stands for, as the filter takes it; `MANY` for samples of many countries.',
  })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  label!: string;

  @Field(() => EvidenceTally, { description: 'Counts of all findings in it.' })
  tally!: EvidenceTally;
}

@ObjectType('EvidenceCell', { description: 'Where a row and a column meet.', simpleResolvers: true })
export class EvidenceCell {
  @Field(() => ID, { description: 'Id of the row.' })
  row!: string;

  @Field(() => ID, { description: 'Id of the column.' })
  column!: string;

  @Field(() => EvidenceTally, { description: 'Counts of its findings.' })
  tally!: EvidenceTally;

  @Field(() => EvidenceGap, {
    nullable: true,
    description:
      'What is not known here. ABSOLUTE: no finding. SYNTHESIS: three findings or more and none from a synthesis; not told where an axis is the design ' +
      'or direction. Conditions on direction, design, role, question, verification, dispute, years and text narrow what is shown, not what is known: they make no gap. Null: no gap.',
  })
  gap!: EvidenceGap | null;
}

@ObjectType('EvidenceMatrix', {
  description: 'Findings counted by two properties. Every row meets every column: an empty cell is a result.',
  simpleResolvers: true,
})
export class EvidenceMatrix {
  @Field(() => [MatrixHeader], { description: 'Rows.', complexity: listOf(15) })
  rows!: MatrixHeader[];

  @Field(() => [MatrixHeader], { description: 'Columns.', complexity: listOf(17) })
  columns!: MatrixHeader[];

  @Field(() => [EvidenceCell], { description: 'All cells, row by row.', complexity: listOf(300) })
  cells!: EvidenceCell[];
}

interface Axis {
  headers: { id: string; label: string }[];
  /** Ids of the headers a finding belongs under; several for a study of several countries. */
  of(finding: Finding): readonly string[];
}

@Resolver()
export class EvidenceMatrixQueries {
  @Query(() => EvidenceMatrix, { description: 'Findings by any two properties, with what is not known.' })
  evidenceMatrix(
    @Arg('rows', () => MatrixAxis, { description: 'What the rows are.' }) rows: MatrixAxis,
    @Arg('columns', () => MatrixAxis, { description: 'What the columns are; not the same as the rows.' })
    columns: MatrixAxis,
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Which findings; without it, all.' })
    filter: FindingFilter | null,
    @Ctx() { model }: RequestContext,
  ): EvidenceMatrix {
    if (rows === columns) {
      throw new BadInput(`\`rows\` and \`columns\` are both ${rows}; expected two different axes.`);
    }
    const shown = select(model, model.findings.all, filter);
    const known = filter ? select(model, model.findings.all, about(filter)) : shown;
    const [across, down] = [axisOf(model, columns), axisOf(model, rows)];
    const [shownIn, knownIn] = [gather(shown, down, across), gather(known, down, across)];
    const tellsSynthesis = ![rows, columns].some((axis) => axis === 'DESIGN' || axis === 'DIRECTION');
    return {
      rows: headersOf(down, shown),
      columns: headersOf(across, shown),
      cells: down.headers.flatMap((row) =>
        across.headers.map((column) => {
          const key = keyOf(row.id, column.id);
          return {
            row: row.id,
            column: column.id,
            tally: tally(shownIn.get(key) ?? []),
            gap: gapOf(knownIn.get(key) ?? [], tellsSynthesis),
          };
        }),
      ),
    };
  }
}

/** The conditions that say what is asked about, without those on what kind of evidence is shown. */
function about({
  recommendations,
  themes,
  outcomes,
  countries,
  manyCountries,
  publications,
}: FindingFilter): FindingFilter {
  return { recommendations, themes, outcomes, countries, manyCountries, publications };
}

function gapOf(findings: readonly Finding[], tellsSynthesis: boolean): EvidenceGap | null {
  if (findings.length === 0) return EvidenceGap.ABSOLUTE;
  const synthesised = findings.some(({ publication }) => publication.role === 'evidence-synthesis');
  return tellsSynthesis && findings.length >= 3 && !synthesised ? EvidenceGap.SYNTHESIS : null;
}

function headersOf(axis: Axis, findings: readonly Finding[]): MatrixHeader[] {
  return axis.headers.map((header) => ({
    ...header,
    tally: tally(findings.filter((finding) => axis.of(finding).includes(header.id))),
  }));
}

const keyOf = (row: string, column: string) => `${row} ${column}`;

function gather(findings: readonly Finding[], down: Axis, across: Axis): Map<string, Finding[]> {
  const cells = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const row of down.of(finding)) {
      for (const column of across.of(finding)) {
        const key = keyOf(row, column);
        const cell = cells.get(key);
        if (cell) cell.push(finding);
        else cells.set(key, [finding]);
      }
    }
  }
  return cells;
}

function axisOf(model: ReadModel, axis: MatrixAxis): Axis {
  switch (axis) {
    case 'RECOMMENDATION':
      return {
        headers: model.recommendationsInOrder.map(({ id, title }) => ({ id, label: title })),
        of: ({ recommendationId }) => [recommendationId],
      };
    case 'OUTCOME':
      return { headers: named(model, 'outcome'), of: ({ outcome }) => [outcome] };
    case 'DESIGN':
      return { headers: named(model, 'design'), of: ({ publication }) => [publication.design] };
    case 'DIRECTION':
      return { headers: directions, of: ({ direction }) => [direction] };
    case 'COUNTRY': {
      const countries = model.countries.all.filter(({ allFindings }) => allFindings.length > 0);
      const byName = countries.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
      return {
        headers: [
          ...byName.map(({ id, name }) => ({ id, label: name })),
          { id: MANY_COUNTRIES, label: 'Samples of many countries' },
        ],
        of: ({ countryIds }) => (countryIds.length > 0 ? countryIds : [MANY_COUNTRIES]),
      };
    }
    default:
      return axis satisfies never;
  }
}

const directionNames: Record<Direction, string> = {
  SUPPORTS: 'Supports',
  QUALIFIES: 'Qualifies',
  CONTRADICTS: 'Contradicts',
  CONTEXT: 'Context',
};
const directions = Object.values(Direction).map((id) => ({ id, label: directionNames[id] }));

function named(model: ReadModel, kind: 'outcome' | 'design'): { id: string; label: string }[] {
  return model.terms[kind].all.toSorted((a, b) => a.position - b.position).map(({ id, name }) => ({ id, label: name }));
}
