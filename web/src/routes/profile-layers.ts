import { both } from '../lib/explorer/both.ts';
import { type ExplorerData, profileEndsDocument, resilienceDocument } from '../lib/explorer/query.ts';

/** What the layers of the profiles have beside their figures: ends of classes, and the other profile. */
export async function profilesOf(
  layer: string,
  { graphql }: App.Locals,
): Promise<Pick<ExplorerData, 'fifths' | 'both'>> {
  const kinds: Record<string, 'RISK' | 'RESILIENCE'> = { [both.risk]: 'RISK', [both.resilience]: 'RESILIENCE' };
  const kind = kinds[layer];
  if (!kind && layer !== both.id) return { fifths: null, both: null };
  const { profileModel } = await graphql(profileEndsDocument);
  const endsOf = (of: string) => profileModel.profiles.find((profile) => profile.kind === of);
  if (kind) return { fifths: endsOf(kind)?.fifths ?? null, both: null };
  const thirdsOf = (of: string): [number, number] => {
    const [first = 0, second = 0] = endsOf(of)?.thirds ?? [];
    return [first, second];
  };
  const { layer: resilience } = await graphql(resilienceDocument);
  return {
    fifths: null,
    both: { resilience, riskThirds: thirdsOf('RISK'), resilienceThirds: thirdsOf('RESILIENCE') },
  };
}
