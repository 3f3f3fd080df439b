/** Which token a meaning is drawn in. Attributes, not styles, so that a picture taken out of the page keeps them. */

export type Polarity = 'HIGHER_IS_RISKIER' | 'HIGHER_IS_SAFER' | 'NONE';
export type ViolenceType = 'STATE_BASED' | 'NON_STATE' | 'ONE_SIDED';

const ramps: Record<Polarity, string> = {
  HIGHER_IS_RISKIER: 'risk',
  HIGHER_IS_SAFER: 'resilience',
  NONE: 'plain',
};

/** Class 1 to 5 of the ramp that a polarity is drawn in; 4 is its line and dot, 3 its band. */
export function rampColour(polarity: Polarity, step: 1 | 2 | 3 | 4 | 5): string {
  return `var(--${ramps[polarity]}-5-${step})`;
}

export const violenceColours: Record<ViolenceType, string> = {
  STATE_BASED: 'var(--violence-state-based)',
  NON_STATE: 'var(--violence-non-state)',
  ONE_SIDED: 'var(--violence-one-sided)',
};
