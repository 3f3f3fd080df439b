import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { askedFor, compareHref, isSettled, refusal, yearOf } from '../../lib/compare/asked.ts';
import { keyFigures, violenceYears } from '../../lib/compare/compared.ts';
import { comparableDocument, comparedDocument } from '../../lib/compare/query.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const comparison = askedFor(url.searchParams);
  const { ids, year: written } = comparison;
  if (!isSettled(url.searchParams, comparison)) redirect(303, compareHref(ids, written, url.searchParams));
  const refused = refusal(ids);
  if (refused) error(400, refused);

  const { meta, profileModel, countries, indicators } = await locals.graphql(comparableDocument);
  const asked = yearOf(written, profileModel);
  if ('refused' in asked) error(400, asked.refused);
  const { year } = asked;
  const answers = await Promise.all(
    ids.map((id) =>
      locals.graphql(comparedDocument, {
        id,
        year,
        // Five years is how far the profiles carry a figure forward; the figures beside them are no older.
        carriedFrom: year - 5,
        violenceFrom: year - violenceYears + 1,
        indicators: keyFigures.flatMap((group) => [...group.indicators]),
      }),
    ),
  );
  return {
    dataRelease: meta.dataRelease,
    model: profileModel,
    year,
    written,
    compared: answers.map(({ country }) => country),
    choices: countries.nodes.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
  };
};
