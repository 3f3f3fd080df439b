import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf } from '../limits.ts';
import { Release } from './source.ts';
import { Versioned } from './versioned.ts';

/** Data sets that tallies are carried as: effects on average, and of the factors that are present. */
export const AVERAGES = 'tfap.average';
export const FACTORS = 'tfap.factors';

/** Findings on one tool, on average (no factor) or where a factor is present. */
@Entity({ tableName: 'tool_tally' })
export class ToolTally extends Versioned {
  @PrimaryKey({ type: 'text' })
  datasetId!: string;

  @PrimaryKey({ type: 'text' })
  tool!: string;

  /** Blank for the effect on average. */
  @PrimaryKey({ type: 'text' })
  factor!: string;

  @Property({ type: 'text', nullable: true })
  kind: string | null = null;

  @Property({ type: 'text', nullable: true })
  family: string | null = null;

  @Property({ type: 'integer' })
  helps!: number;

  @Property({ type: 'integer' })
  hinders!: number;

  @Property({ type: 'integer' })
  mixed!: number;
}

@ObjectType('ToolFindings', {
  description: 'Findings on a tool of prevention, counted by what they say. It weighs studies, not effects.',
  simpleResolvers: true,
})
export class ToolFindings {
  @Field(() => Int, { description: 'Findings that mass atrocities, or what is closely related, become fewer.' })
  helps!: number;

  @Field(() => Int, { description: 'Findings that they become more.' })
  hinders!: number;

  @Field(() => Int, { description: 'Findings of no effect or of mixed ones.' })
  mixed!: number;
}

@ObjectType('ToolFactor', {
  description:
    'A circumstance or a way of doing it, and the findings on whether the tool works better (`helps`) or worse (`hinders`) with it.',
  simpleResolvers: true,
})
export class ToolFactor extends ToolFindings {
  @Field(() => String, { description: 'The factor, in the producer’s words.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: '`Contextual` (the circumstances) or `Design` (how it is done); null where the producer does not say.',
  })
  kind!: string | null;

  @Field(() => String, { nullable: true, description: 'The group of factors it is listed under; null where none is.' })
  family!: string | null;
}

@ObjectType('ToolEvidence', {
  description: 'What research found on one tool for preventing mass atrocities, such as mediation or sanctions.',
  simpleResolvers: true,
})
export class ToolEvidence {
  @Field(() => ID, { description: 'Such as `peace-operations`.' })
  id!: string;

  @Field(() => String, { description: 'The tool, in the producer’s words.' })
  name!: string;

  @Field(() => ToolFindings, {
    nullable: true,
    description: 'Findings on its effect on average; null where the imported tables have none.',
  })
  average: ToolFindings | null = null;

  @Field(() => Release, { nullable: true, description: 'The file they come from; null where there are none.' })
  averageRelease: Release | null = null;

  @Field(() => [ToolFactor], { description: 'Factors and what was found of them, by name.', complexity: listOf(20) })
  factors!: ToolFactor[];

  @Field(() => Release, { nullable: true, description: 'The file they come from; null where there are none.' })
  factorsRelease: Release | null = null;
}

@Resolver()
export class ToolEvidenceQueries {
  @Query(() => [ToolEvidence], {
    description:
      'The evidence of “Tools for Atrocity Prevention”, tool by tool. Its licence is not known, so none comes with Forestall: empty until somebody has imported its tables.',
    complexity: listOf(25),
  })
  toolEvidence(
    @Arg('tools', () => [ID], { nullable: true, description: 'Of these tools only.' }) tools: string[] | null,
    @Ctx() { model }: RequestContext,
  ): readonly ToolEvidence[] {
    return tools ? model.tools.pick(tools) : model.tools.all;
  }
}

/** Tools with their tallies, in the order of their names. */
export function toolsOf(tallies: readonly ToolTally[], releaseOf: (dataset: string) => Release): ToolEvidence[] {
  const tools = new Map<string, ToolEvidence>();
  for (const { datasetId, tool, factor, kind, family, helps, hinders, mixed } of tallies) {
    const id = tool.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const known = tools.get(id) ?? Object.assign(new ToolEvidence(), { id, name: tool, factors: [] });
    tools.set(id, known);
    if (datasetId === AVERAGES) {
      known.average = { helps, hinders, mixed };
      known.averageRelease = releaseOf(datasetId);
    } else {
      known.factors.push({ name: factor, kind, family, helps, hinders, mixed });
      known.factorsRelease = releaseOf(datasetId);
    }
  }
  for (const { factors } of tools.values()) factors.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return [...tools.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
