import { z } from 'zod';
import { text } from './words.ts';

const yesNo = z.enum(['yes', 'no']).transform((value) => value === 'yes');

export const riskFactorIds = Array.from({ length: 14 }, (_, index) => `RF${index + 1}`);

/** One row of `risk-factors.csv`: a risk factor of the UN Framework of Analysis for Atrocity Crimes. */
export const riskFactorRow = z
  .strictObject({ id: z.enum(riskFactorIds), name: text, crimes: text, name_checked: yesNo, measured: yesNo })
  .transform(({ id, name, crimes, name_checked, measured }) => ({
    id,
    name,
    crimes,
    nameChecked: name_checked,
    measured,
  }));

export type RiskFactor = z.output<typeof riskFactorRow>;
