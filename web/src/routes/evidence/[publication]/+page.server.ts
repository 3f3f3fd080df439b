import { shortReference } from '../../../lib/evidence/names.ts';
import type { PageServerLoad } from './$types';
import { publicationDocument, type PairedPublication } from './query.ts';
import { recordOf, type Csl } from './record.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { meta, publication } = await locals.graphql(publicationDocument, { id: params.publication });
  return {
    dataRelease: meta.dataRelease,
    publication,
    reference: shortReference(publication),
    // The API writes it from the record itself, whose fields are those of CSL.
    record: recordOf(publication, JSON.parse(publication.json) as Csl),
    pair: pairOf(publication),
  };
};

export interface Pair {
  /** One disputes the other, in a sentence */
  sentences: string[];
  members: PairedPublication[];
}

/** A publication beside those that it disputes or that dispute it; null where there are none. */
function pairOf({
  disputes,
  disputedBy,
  ...own
}: PairedPublication & Record<'disputes' | 'disputedBy', PairedPublication[]>): Pair | null {
  if (!disputes.length && !disputedBy.length) return null;
  const says = (one: PairedPublication, other: PairedPublication) =>
    `${shortReference(one)} disputes ${shortReference(other)}.`;
  return {
    sentences: [...disputes.map((other) => says(own, other)), ...disputedBy.map((other) => says(other, own))],
    members: [own, ...disputes, ...disputedBy],
  };
}
