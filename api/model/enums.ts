import { registerEnumType } from 'type-graphql';

/** Enum objects double as the values stored in the database: the name and the value are the same text. */
function named<const T extends string>(...names: T[]): { readonly [K in T]: K } {
  return Object.fromEntries(names.map((name) => [name, name])) as { [K in T]: K };
}

export const ProfileKind = named('RISK', 'RESILIENCE');
export type ProfileKind = keyof typeof ProfileKind;

export const Theme = named('SECURITY_SECTOR_REFORM', 'HORIZONTAL_EQUALITY', 'PREVENTION_LENS');
export type Theme = keyof typeof Theme;

export const Polarity = named('HIGHER_IS_RISKIER', 'HIGHER_IS_SAFER', 'NONE');
export type Polarity = keyof typeof Polarity;

export const PowerStatus = named(
  'MONOPOLY',
  'DOMINANT',
  'SENIOR_PARTNER',
  'JUNIOR_PARTNER',
  'POWERLESS',
  'SELF_EXCLUSION',
  'DISCRIMINATED',
  'IRRELEVANT',
  'STATE_COLLAPSE',
);
export type PowerStatus = keyof typeof PowerStatus;

export const ViolenceType = named('STATE_BASED', 'NON_STATE', 'ONE_SIDED');
export type ViolenceType = keyof typeof ViolenceType;

export const Direction = named('SUPPORTS', 'QUALIFIES', 'CONTRADICTS', 'CONTEXT');
export type Direction = keyof typeof Direction;

export const Confidence = named('STRONGER', 'MODERATE', 'WEAKER', 'NO_EVIDENCE');
export type Confidence = keyof typeof Confidence;

export const EvidenceQuestion = named('PROBLEM', 'REMEDY');
export type EvidenceQuestion = keyof typeof EvidenceQuestion;

export const EvidenceGap = named('ABSOLUTE', 'SYNTHESIS');
export type EvidenceGap = keyof typeof EvidenceGap;

export const Salience = named('SALIENT', 'NOT_SALIENT', 'NOT_ASSESSED');
export type Salience = keyof typeof Salience;

export const ConditionState = named('RAISED', 'NOT_RAISED', 'UNKNOWN');
export type ConditionState = keyof typeof ConditionState;

export const MatrixAxis = named('RECOMMENDATION', 'OUTCOME', 'DESIGN', 'COUNTRY', 'DIRECTION');
export type MatrixAxis = keyof typeof MatrixAxis;

export const ActorType = named(
  'STATE_FORCE',
  'NON_STATE_ARMED_GROUP',
  'CIVIL_DEFENSE_GROUP',
  'GOVERNMENT_BODY',
  'CIVIL_SOCIETY',
  'INTERNATIONAL',
);
export type ActorType = keyof typeof ActorType;

export const CitationStyle = named('APA', 'BIBTEX', 'RIS', 'CSL_JSON');
export type CitationStyle = keyof typeof CitationStyle;

registerEnumType(ProfileKind, {
  name: 'ProfileKind',
  description: 'The two profiles of a country. They are read side by side and never netted into one number.',
  valuesConfig: {
    RISK: { description: 'Up = more risk' },
    RESILIENCE: { description: 'Up = more resilience' },
  },
});
registerEnumType(Theme, {
  name: 'Theme',
  description: 'The two levers of the brief, and the lens that joins them.',
  valuesConfig: {
    SECURITY_SECTOR_REFORM: { description: 'Civilian oversight, professional and accountable forces' },
    HORIZONTAL_EQUALITY: { description: 'Fairness between identity groups in power, income and opportunity' },
    PREVENTION_LENS: { description: 'Reading national strategies for their effect on atrocity risk' },
  },
});
registerEnumType(Polarity, {
  name: 'Polarity',
  description: 'Which way the raw figure points. The sign of the source is kept; nothing is turned round.',
  valuesConfig: {
    HIGHER_IS_RISKIER: { description: 'A higher figure means a worse situation' },
    HIGHER_IS_SAFER: { description: 'A higher figure means a better situation' },
    NONE: { description: 'No direction: context only' },
  },
});
registerEnumType(PowerStatus, {
  name: 'PowerStatus',
  description:
    'Access of a politically relevant ethnic group to executive power at the centre, as coded by EPR, irrespective of ' +
    'the size of the group. It says nothing of income.',
  valuesConfig: {
    MONOPOLY: { description: 'Rules alone' },
    DOMINANT: { description: 'Rules alone, with token inclusion of others' },
    SENIOR_PARTNER: { description: 'Shares power as the senior partner' },
    JUNIOR_PARTNER: { description: 'Shares power as a junior partner' },
    POWERLESS: { description: 'Excluded from the centre, not discriminated against' },
    SELF_EXCLUSION: { description: 'Excluded by its own break from the centre' },
    DISCRIMINATED: { description: 'Excluded by active, intentional discrimination' },
    IRRELEVANT: { description: 'Ethnicity not politically relevant at the centre; outside the ladder' },
    STATE_COLLAPSE: { description: 'No centre to have access to; outside the ladder' },
  },
});
registerEnumType(ViolenceType, {
  name: 'ViolenceType',
  description: "UCDP's three types of organised violence.",
  valuesConfig: {
    STATE_BASED: { description: 'Armed conflict in which at least one side is a government' },
    NON_STATE: { description: 'Armed conflict between organised groups, none of them a government' },
    ONE_SIDED: { description: 'Deliberate killing of civilians by a government or an organised group' },
  },
});
registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which way a finding points for a recommendation. Null and adverse results count as CONTRADICTS.',
  valuesConfig: {
    SUPPORTS: { description: 'Backs the recommendation, or the problem that it answers' },
    QUALIFIES: { description: 'True only under conditions, or mixed' },
    CONTRADICTS: { description: 'A null or adverse result for it' },
    CONTEXT: { description: 'Relevant, without a direction: data sets, measures, counts of studies' },
  },
});
registerEnumType(Confidence, {
  name: 'Confidence',
  description:
    'How much research on the remedy points one way, by a weighted vote of findings: not how strong an effect is. Always read it with the counts.',
  valuesConfig: {
    STRONGER: { description: 'Votes add up to more than 3, either way' },
    MODERATE: { description: 'More than 1 and up to 3' },
    WEAKER: { description: 'Up to 1, with at least one finding on the remedy' },
    NO_EVIDENCE: { description: 'No finding on the remedy, or a warning, which has none' },
  },
});
registerEnumType(EvidenceQuestion, {
  name: 'EvidenceQuestion',
  description: 'Two questions that are kept apart.',
  valuesConfig: {
    PROBLEM: { description: 'Is this the problem? Risk factors, mechanisms, documented cases' },
    REMEDY: { description: 'Does the remedy work? Effects of interventions, and syntheses of them' },
  },
});
registerEnumType(EvidenceGap, {
  name: 'EvidenceGap',
  description: 'What is not known.',
  valuesConfig: {
    ABSOLUTE: { description: 'No finding at all' },
    SYNTHESIS: { description: 'Three findings or more, and none from a synthesis' },
  },
});
registerEnumType(Salience, {
  name: 'Salience',
  description: 'Whether figures say to look at a recommendation first in a country.',
  valuesConfig: {
    SALIENT: { description: 'Look here first. Not: this will work' },
    NOT_SALIENT: { description: 'Nothing in these figures points to it' },
    NOT_ASSESSED: { description: 'The figures cannot say: thin, missing, or of another kind than would be needed' },
  },
});
registerEnumType(ConditionState, {
  name: 'ConditionState',
  description: 'What the data say of a do-no-harm condition.',
  valuesConfig: {
    RAISED: { description: 'A warning: read it before acting' },
    NOT_RAISED: { description: 'No warning in these data. Never: safe' },
    UNKNOWN: { description: 'The data cannot say' },
  },
});
registerEnumType(MatrixAxis, {
  name: 'MatrixAxis',
  description: 'What the rows or columns of an evidence matrix are.',
  valuesConfig: {
    RECOMMENDATION: { description: 'Recommendations' },
    OUTCOME: { description: 'Outcomes measured' },
    DESIGN: { description: 'Designs of studies' },
    COUNTRY: { description: 'Countries the evidence comes from, and samples of many countries' },
    DIRECTION: { description: 'Directions' },
  },
});
registerEnumType(ActorType, {
  name: 'ActorType',
  description: 'Kinds of organisation.',
  valuesConfig: {
    STATE_FORCE: { description: 'Army, police, paramilitary and intelligence services of a state' },
    NON_STATE_ARMED_GROUP: { description: 'Armed organisation outside the state' },
    CIVIL_DEFENSE_GROUP: { description: 'Group of residents who guard their community, with or without the state' },
    GOVERNMENT_BODY: { description: 'Government, commission, court or programme' },
    CIVIL_SOCIETY: { description: 'Organisation of citizens' },
    INTERNATIONAL: { description: 'Organisation or coalition from abroad' },
  },
});
registerEnumType(CitationStyle, {
  name: 'CitationStyle',
  description: 'How a citation is written.',
  valuesConfig: {
    APA: { description: 'One line of text, APA style' },
    BIBTEX: { description: 'A BibTeX entry' },
    RIS: { description: 'A RIS record' },
    CSL_JSON: { description: 'A CSL-JSON item' },
  },
});
