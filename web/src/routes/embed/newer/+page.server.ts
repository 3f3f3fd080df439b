import { graphql } from '../../../lib/graphql.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const releasesDocument = graphql(`
  query NewerRelease {
    meta {
      dataReleases {
        id
      }
    }
  }
`);

/** The newest data release, where it is not the one a frozen view asks about. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { meta } = await locals.graphql(releasesDocument);
  const newest = meta.dataReleases[0]?.id ?? null;
  const than = url.searchParams.get('than');
  return { than, newer: newest === than ? null : newest };
};
