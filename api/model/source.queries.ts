import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { cite } from './citation.ts';
import { CitationStyle } from './enums.ts';
import { Release, Source } from './source.ts';
import type { Release as ReleaseNode, Source as SourceNode } from './source.ts';

@Resolver(() => Source)
export class SourceQueries {
  @Query(() => Source, { description: 'One source.' })
  source(
    @Arg('id', () => ID, { description: 'Such as `vdem`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): SourceNode {
    return model.sources.get(id);
  }

  @FieldResolver(() => String, { description: 'How to cite it, as its producer asks.' })
  citation(
    @Root() source: SourceNode,
    @Arg('style', () => CitationStyle, {
      nullable: true,
      defaultValue: CitationStyle.APA,
      description: 'How it is written.',
    })
    style: CitationStyle | null,
  ): string {
    return cite({ ...source.csl, id: source.id }, style ?? CitationStyle.APA);
  }
}

@Resolver(() => Release)
export class ReleaseQueries {
  @FieldResolver(() => Boolean, {
    description:
      'Whether its figures ship with Forestall and can be downloaded under `/data/figures/<id>/`; false for a file imported on this machine.',
  })
  shipped(@Root() release: ReleaseNode): boolean {
    return release.figuresHash !== null;
  }
}
