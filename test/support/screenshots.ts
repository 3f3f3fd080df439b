import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newContext, visit, type Look } from './browser.ts';
import { startSite } from './site.ts';

/**
 * Pictures of every page for people to look at: `npm run screenshots`, or with words that the names must contain,
 * `npm run screenshots -- phone dark`. They land in test/screenshots, which git ignores.
 */
const folder = resolve(import.meta.dirname, '../screenshots');

const pages: [name: string, path: string][] = [
  ['explorer', '/'],
  ['explorer-country', '/?country=NGA'],
  ['explorer-violence', '/?layer=ucdp.os_total_deaths_best&year=2023'],
  ['explorer-few', '/?layer=ophi.mpi'],
  ['globe', '/?view=globe'],
  ['cells', '/?layer=cells'],
  ['cells-open', '/?layer=cells&country=NGA&area=146547'],
  ['cells-nigeria', '/?layer=cells&country=NGA'],
  ['regions-nigeria', '/?layer=regions.shdi&country=NGA'],
  ['regions-poverty-nigeria', '/?layer=regions.mpi&country=NGA'],
  ['regions-violence-nigeria', '/?layer=regions.violence&country=NGA'],
  ['cells-pakistan', '/?layer=cells&country=PAK'],
  ['regions-pakistan', '/?layer=regions.shdi&country=PAK'],
  ['regions-poverty-pakistan', '/?layer=regions.mpi&country=PAK'],
  ['regions-violence-pakistan', '/?layer=regions.violence&country=PAK'],
  ['cells-iraq', '/?layer=cells&country=IRQ'],
  ['regions-iraq', '/?layer=regions.shdi&country=IRQ'],
  ['regions-poverty-iraq', '/?layer=regions.mpi&country=IRQ'],
  ['regions-violence-iraq', '/?layer=regions.violence&country=IRQ'],
  ['table', '/?show=table'],
  ['country-nigeria', '/country/NGA'],
  ['country-pakistan', '/country/PAK'],
  ['country-iraq', '/country/IRQ'],
  ['country-tuvalu', '/country/TUV'],
  ['country-yugoslavia', '/country/YUG'],
  ['recommendations', '/recommendation'],
  ['recommendation', '/recommendation/ssr.civil-defense-groups'],
  ['recommendation-warning', '/recommendation/lens.do-no-harm'],
  ['publication', '/evidence/blair2021communitypolicing'],
  ['publication-pair', '/evidence/zurcher2017aidviolence'],
  ['evidence', '/evidence'],
  ['evidence-nigeria', '/evidence?country=NGA'],
  ['evidence-table', '/evidence?view=table'],
  ['evidence-world', '/evidence?view=world'],
  ['cases', '/case'],
  ['case-nigeria', '/case/nigeria'],
  ['case-pakistan', '/case/pakistan'],
  ['case-iraq', '/case/iraq'],
  ['compare', '/compare?c=NGA,PAK,IRQ'],
  ['compare-empty', '/compare'],
  ['methods', '/methods'],
  ['data', '/data'],
  ['search', '/search?q=congo'],
  ['graphql', '/graphql'],
  ['missing', '/country/NGR'],
];

const looks: [name: string, look: Partial<Look>, only?: RegExp][] = [
  ['desktop-light', {}],
  ['desktop-dark', { theme: 'dark' }],
  ['phone-light', { device: 'phone' }],
  ['phone-dark', { device: 'phone', theme: 'dark' }],
  ['desktop-no-webgl', { webgl: false }, /^explorer/],
  ['phone-no-webgl', { webgl: false, device: 'phone' }, /^explorer/],
  [
    'desktop-no-scripts',
    { scripts: false },
    /^(explorer|country-nigeria|recommendation|publication|evidence|case-nigeria)/,
  ],
];

const wanted = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const { site, close } = await startSite();
try {
  for (const [lookName, look, only] of looks) {
    for (const [pageName, path] of pages) {
      const name = `${pageName}.${lookName}`;
      if (only && !only.test(pageName)) continue;
      if (wanted.every((word) => name.includes(word))) await photograph(name, path, look);
    }
  }
} finally {
  await close();
}
process.exit(0);

/** The screen as it opens, and for longer pages the whole of it. */
async function photograph(name: string, path: string, look: Partial<Look>): Promise<void> {
  const context = await newContext(site, look);
  const { page, faults } = await visit(context, site.address, path);
  if (look.scripts !== false) {
    await page.waitForLoadState('networkidle');
    await page.locator('[data-painted="false"]').waitFor({ state: 'detached', timeout: 30_000 });
  }
  await page.screenshot({ path: join(folder, `${name}.png`) });
  const isLong = await page.evaluate<boolean>('document.documentElement.scrollHeight > innerHeight * 1.2');
  if (isLong) await page.screenshot({ path: join(folder, `${name}.whole.png`), fullPage: true });
  await context.close();
  console.log([`${name}.png${isLong ? ' and the whole page' : ''}`, ...faults].join('\n  '));
}
