import { releaseName } from '../parts/release.ts';
import type { Shown } from './view.ts';

/** Where the figures of a view are from and under which licence, as it stands below every form of it. */
export function sourceLine({ releases, inputs = [], evidence = null }: Shown): string {
  const named = releases.map((one) => `${releaseName(one)} (${one.source.licence})`).join(', ');
  return [
    named && `Source: ${named}.`,
    inputs.length > 0 && `Made from ${inputs.map((one) => releaseName(one)).join(', ')}.`,
    evidence && `${evidence.line}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
