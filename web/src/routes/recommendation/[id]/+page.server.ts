import type { PageServerLoad } from './$types';
import { recommendationDocument } from './query.ts';
import { placesBySalience, salientRows } from './salience.ts';
import { byDesign, gapsOf, placesOf } from './what-is-known.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const answer = await locals.graphql(recommendationDocument, { id: params.id });
  const { findings: found, levers, salientCountries, ...recommendation } = answer.recommendation;
  const findings = found.nodes;
  const { designs, outcomes } = answer.evidenceTerms;
  const cells = answer.evidenceMatrix.cells.filter(({ row }) => row === recommendation.id);
  return {
    dataRelease: answer.meta.dataRelease,
    recommendation,
    findings,
    designs: byDesign(findings, designs),
    gaps: gapsOf(cells, outcomes, findings),
    places: placesOf(findings),
    salience: {
      year: answer.profileModel.lastYear,
      places: placesBySalience(answer.countries.nodes, levers),
      rows: salientRows(salientCountries),
    },
  };
};
