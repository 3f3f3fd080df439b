import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContent, type IndicatorContent } from '../db/content.ts';

let indicators: ReadonlyMap<string, IndicatorContent>;
beforeAll(async () => {
  ({ indicators } = await readContent(join(import.meta.dirname, '../db/content')));
});

/** Indicators whose direction is easily got wrong: V-Dem reverses some indices and not the questions under them. */
const directions: Record<string, readonly string[]> = {
  HIGHER_IS_RISKIER: [
    'vdem.v2xpe_exlsocgr',
    'vdem.v2xpe_exlecon',
    'vdem.v2xpe_exlpol',
    'vdem.v2xpe_exlgeo',
    'vdem.v2xpe_exlgender',
    'vdem.v2xpe_exlsocgr_v16',
    'vdem.v2clsnlpct',
    'vdem.v2xnp_client',
    'vdem.v2x_corr',
    'vdem.v2x_execorr',
    'vdem.v2x_pubcorr',
    'vdem.v2x_ex_military',
    'vdem.v2cacamps',
    'vdem.v2caviol',
    'vdem.e_pt_coup',
    'epr.excluded_share',
    'epr.discriminated_share',
    'ucdp.os_total_deaths_best',
    'ucdp.os_main_govt_killings_best',
    'hdr.loss',
    'hdr.gii',
    'ophi.mpi',
    'inform.risk',
    'inform.cc',
    'wdi.sp.dyn.imrt.in',
  ],
  HIGHER_IS_SAFER: [
    'vdem.v2excrptps',
    'vdem.v2exthftps',
    'vdem.v2exbribe',
    'vdem.v2lgcrrpt',
    'vdem.v2jucorrdc',
    'vdem.v2x_clphy',
    'vdem.v2clkill',
    'vdem.v2cltort',
    'vdem.v2csreprss',
    'vdem.v2csreprss_ord_v15',
    'vdem.v2pepwrsoc',
    'vdem.v2clsocgrp',
    'vdem.v2peasjsoc',
    'vdem.v2peasbsoc',
    'vdem.v2peapssoc',
    'vdem.v2exrescon',
    'wgi.cc',
    'wgi.pv',
  ],
  NONE: ['wdi.ms.mil.xpnd.gd.zs', 'vdem.v2svstterr_v12', 'hdr.gdi'],
};

test.each(Object.entries(directions).flatMap(([polarity, ids]) => ids.map((id) => ({ id, polarity }))))(
  '$id: $polarity',
  ({ id, polarity }) => {
    expect(indicators.get(id)?.polarity).toBe(polarity);
  },
);

/** The model's table: what each dimension is made of, as far as the shipped releases have it. */
const model: Record<string, readonly string[]> = {
  'RISK.VIOLENCE': ['ucdp.os_total_deaths_best', 'ucdp.sb_total_deaths_best'],
  'RISK.COERCION': ['vdem.e_pt_coup', 'vdem.v2x_clphy', 'vdem.v2x_ex_military'],
  'RISK.EXCLUSION': ['epr.discriminated_share', 'epr.excluded_share', 'vdem.v2clsocgrp', 'vdem.v2pepwrsoc'],
  'RISK.EXPOSURE': ['wdi.sp.dyn.imrt.in', 'wdi.sp.pop.totl'],
  'RESILIENCE.OVERSIGHT': ['vdem.v2lgotovst', 'vdem.v2x_jucon', 'vdem.v2xlg_legcon'],
  'RESILIENCE.LEGALITY': ['vdem.v2clrspct', 'vdem.v2cltrnslw', 'wgi.rl'],
  'RESILIENCE.INCLUSION': ['vdem.v2peapssoc', 'vdem.v2peasjsoc', 'vdem.v2peedueq', 'vdem.v2pehealth'],
  'RESILIENCE.SOCIETY': ['vdem.v2cacamps', 'vdem.v2xcs_ccsi', 'vdem.v2xme_altinf'],
};

test('every dimension has the indicators of the model and no other', () => {
  const found: Record<string, string[]> = {};
  for (const { id, profile, dimension } of indicators.values()) {
    if (profile !== null) (found[`${profile}.${dimension}`] ??= []).push(id);
  }
  for (const ids of Object.values(found)) ids.sort();
  expect(found).toEqual(model);
});

test('what contains the outcome is kept out of both profiles, and says so', () => {
  for (const id of ['wgi.pv', 'inform.risk', 'inform.ha', 'vdem.v2caviol']) {
    expect(indicators.get(id)).toMatchObject({ profile: null, caution: expect.stringMatching(/kept out|not scored/) });
  }
});

describe('words', () => {
  test('ids are the source’s own variables in small letters', () => {
    expect([...indicators.keys()].filter((id) => !/^[a-z]+(\.[a-z0-9_]+)+$/.test(id))).toEqual([]);
    const untrue = [...indicators.values()].filter(
      ({ id, sourceId, column }) => sourceId === 'vdem' && id.replace(/_v\d+$/, '') !== `vdem.${column?.toLowerCase()}`,
    );
    expect(untrue.map(({ id }) => id)).toEqual([]);
  });

  test('names, short names and columns are not used twice within a source', () => {
    const repeated = (key: (indicator: IndicatorContent) => string): string[] => {
      const keys = [...indicators.values()].map(key);
      return keys.filter((one, index) => keys.indexOf(one) !== index);
    };
    expect(repeated(({ sourceId, name }) => `${sourceId} ${name}`)).toEqual([]);
    expect(repeated(({ shortName }) => shortName)).toEqual([]);
  });

  test('every description says what no figure means', () => {
    const silent = [...indicators.values()].filter(
      ({ description }) => !/No figure|Blank where|0 also stands/.test(description),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('only signs that the pictures’ typefaces have, and no shouting', () => {
    const shown = (indicator: IndicatorContent): string[] => {
      const { name, shortName, description, unit, moreMeans, caution } = indicator;
      return [name, shortName, description, unit, moreMeans, caution ?? ''];
    };
    const odd = [...indicators.values()].filter((indicator) => /[≥≤≈→!]|--/.test(shown(indicator).join(' ')));
    expect(odd.map(({ id }) => id)).toEqual([]);
    const loud = [...indicators.values()].filter(({ moreMeans }) => moreMeans !== moreMeans.toLowerCase());
    expect(loud.map(({ id }) => id)).toEqual([]);
  });
});
