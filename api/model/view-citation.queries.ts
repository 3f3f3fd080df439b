import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BadInput } from '../errors.ts';
import { cite, type CslItem } from './citation.ts';
import { CitationStyle } from './enums.ts';

const LONGEST = { title: 500, url: 2000, sources: 50, publications: 500 };

@Resolver()
export class ViewCitationQueries {
  @Query(() => String, {
    description:
      'How to cite a view of Forestall (a map, a country, a comparison …) at this data release: its own reference, followed by those of the sources of its figures and of the publications behind it. ' +
      'APA and BibTeX are one entry after the other, RIS one record after the other, CSL-JSON an array.',
    complexity: 20,
  })
  viewCitation(
    @Arg('title', () => String, { description: 'What the view shows and for when; at most 500 characters.' })
    title: string,
    @Arg('url', () => String, { description: 'Its full address, which is part of the reference.' }) url: string,
    @Arg('sources', () => [ID], { description: 'Ids of the sources of its figures, such as `vdem`; at most 50.' })
    sources: string[],
    @Arg('publications', () => [ID], {
      nullable: true,
      description: 'Ids of the publications behind it, such as `harff2003nolessons`; at most 500.',
    })
    publications: string[] | null,
    @Arg('style', () => CitationStyle, { description: 'How it is written.' }) style: CitationStyle,
    @Ctx() { model }: RequestContext,
  ): string {
    if (title.trim() === '' || title.length > LONGEST.title) {
      throw new BadInput(`\`title\` has ${title.length} characters; expected 1 to ${LONGEST.title}.`);
    }
    if (!/^https?:\/\//.test(url) || !URL.canParse(url) || url.length > LONGEST.url) {
      throw new BadInput('`url` is no full address; expected one that begins with http:// or https://.');
    }
    if (sources.length > LONGEST.sources) {
      throw new BadInput(`\`sources\` names ${sources.length}; expected at most ${LONGEST.sources}.`);
    }
    if (publications && publications.length > LONGEST.publications) {
      throw new BadInput(`\`publications\` names ${publications.length}; expected at most ${LONGEST.publications}.`);
    }
    const own = viewItem(title, url, model.dataRelease.id);
    const cited = [...new Set(sources)].map((id) => model.sources.get(id));
    const read = [...new Set(publications)].map((id) => model.publications.get(id));
    const items = [own, ...[...cited, ...read].map(({ id, csl }) => ({ ...csl, id }))];
    if (style === CitationStyle.CSL_JSON) return `${JSON.stringify(items, null, 2)}\n`;
    const between = style === CitationStyle.BIBTEX ? '\n\n' : style === CitationStyle.RIS ? '\r\n' : '\n';
    return `${items.map((item) => cite(item, style)).join(between)}${style === CitationStyle.RIS ? '\r\n' : '\n'}`;
  }
}

/** A data release is named after its year; when it was loaded here is nobody else's affair. */
function viewItem(title: string, url: string, dataRelease: string): CslItem {
  const { pathname } = new URL(url);
  const place =
    pathname
      .split('/')
      .filter(Boolean)
      .join('-')
      .replaceAll(/[^\w.-]+/g, '-') || 'map';
  return {
    id: `forestall-${place}-${dataRelease}`,
    type: 'webpage',
    title,
    author: [{ literal: 'Forestall' }],
    issued: { 'date-parts': [[Number(dataRelease.slice(0, 4))]] },
    'container-title': 'Forestall: an evidence map for preventing mass atrocities',
    version: `data release ${dataRelease}`,
    URL: url,
  };
}
