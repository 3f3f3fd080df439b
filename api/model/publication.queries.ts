import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { pageOf } from '../limits.ts';
import { cite, type CslItem } from './citation.ts';
import { CitationStyle } from './enums.ts';
import { PublicationFilter, select } from './finding-filter.ts';
import { connectionOf, pageById, Paging, type Page } from './paging.ts';
import { Publication } from './publication.ts';
import type { Publication as PublicationNode } from './publication.ts';

export const PublicationConnection = connectionOf('Publication', Publication, 'publications');

@Resolver(() => Publication)
export class PublicationQueries {
  @Query(() => Publication, { description: 'One publication.' })
  publication(
    @Arg('id', () => ID, { description: 'Such as `harff2003nolessons`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): PublicationNode {
    return model.publications.get(id);
  }

  @Query(() => PublicationConnection, { description: 'Publications, ordered by id.', complexity: pageOf(200) })
  publications(
    @Arg('filter', () => PublicationFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: PublicationFilter | null,
    @Args(() => Paging) paging: Paging,
    @Ctx() { model }: RequestContext,
  ): Page<PublicationNode> {
    const { ids, ...rest } = filter ?? {};
    const left = new Set(
      select(model, model.findings.all, { ...rest, publications: ids ?? null }).map(({ publication }) => publication),
    );
    return pageById(
      model.publications.all.filter((publication) => left.has(publication)),
      paging,
    );
  }

  @FieldResolver(() => String, { description: 'How to cite it. Parts that were not seen are left out, never guessed.' })
  citation(
    @Root() publication: PublicationNode,
    @Arg('style', () => CitationStyle, { description: 'How it is written.' }) style: CitationStyle,
  ): string {
    return cite(itemOf(publication), style);
  }
}

const items = new WeakMap<PublicationNode, CslItem>();

/** One item a publication, so that what a citation has worked out is kept. */
function itemOf(publication: PublicationNode): CslItem {
  const item = items.get(publication) ?? { id: publication.id, ...publication.csl };
  items.set(publication, item);
  return item;
}
