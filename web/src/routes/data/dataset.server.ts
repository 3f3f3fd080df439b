import { countOf } from '../../lib/format.ts';
import { releaseHref, releaseName } from '../../lib/parts/release.ts';
import { filesOf } from './catalogue.ts';
import type { DataAnswer, IndicatorAnswer, ReleaseEntry, SourceEntry } from './query.ts';

const name = 'Forestall: an evidence map for preventing mass atrocities';
const figures = '/data/figures/';

/** What search engines and catalogues of data read of this page: schema.org's Dataset, with one part for each file. */
export function datasetOf({ meta, indicators }: DataAnswer, origin: string): object {
  const years = spanOf(indicators);
  const release = meta.dataReleases.find(({ id }) => id === meta.dataRelease);
  const about = {
    creator: { '@type': 'Organization', name: 'Forestall', url: origin },
    isAccessibleForFree: true,
    inLanguage: 'en',
    spatialCoverage: { '@type': 'Place', name: 'World' },
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${origin}/data`,
    name,
    description:
      'Risk of and resilience to mass atrocities by country and year, with the public figures they rest on, and published research for and ' +
      'against what states are recommended to do. Every figure names the file it was read from, and what is not known is left out, never zero.',
    url: `${origin}/data`,
    version: meta.dataRelease,
    ...(release && { dateModified: release.published }),
    ...about,
    license: `${origin}${figures}LICENSES.md`,
    ...(years && { temporalCoverage: years }),
    keywords: [...new Set(indicators.map(({ topic }) => topic))].toSorted(),
    distribution: [
      {
        '@type': 'DataDownload',
        name: 'All shipped figures, as a data package of CSV tables (Frictionless)',
        encodingFormat: 'application/json',
        contentUrl: `${origin}${figures}datapackage.json`,
      },
    ],
    hasPart: meta.sources.flatMap((source) =>
      source.releases.map((file) => partOf(source, file, indicators, origin, about)),
    ),
  };
}

function partOf(
  source: SourceEntry,
  file: ReleaseEntry,
  all: readonly IndicatorAnswer[],
  origin: string,
  about: object,
): object {
  const indicators = all.filter(({ release }) => release?.id === file.id);
  const years = spanOf(indicators);
  const held = indicators.length
    ? `${countOf(indicators.length, 'indicator')}${years ? `, ${years.replace('/', ' to ')}` : ''}. `
    : '';
  return {
    '@type': 'Dataset',
    '@id': `${origin}${releaseHref(file.id)}`,
    name: releaseName({ ...file, source }),
    description:
      `${source.title}, ${file.version}, as Forestall holds it by country and year. ${held}${source.note ?? ''}`.trim(),
    url: `${origin}${releaseHref(file.id)}`,
    version: file.version,
    ...about,
    creator: { '@type': 'Organization', name: source.publisher, url: source.url },
    isBasedOn: source.url,
    license: source.licenceUrl ?? `${origin}${figures}LICENSES.md#${file.id}`,
    copyrightNotice: source.licence,
    citation: source.apa,
    identifier: { '@type': 'PropertyValue', propertyID: 'SHA-256', value: file.sha256 },
    ...(years && { temporalCoverage: years }),
    variableMeasured: indicators.map(variableOf),
    distribution: file.shipped
      ? filesOf(source.id)
          .filter((path) => path.endsWith('.csv'))
          .map((path) => ({
            '@type': 'DataDownload',
            encodingFormat: 'text/csv',
            contentUrl: `${origin}${figures}${file.id}/${path}`,
          }))
      : [],
  };
}

function variableOf({ id, name: called, unit, rangeLow, rangeHigh }: IndicatorAnswer): object {
  return {
    '@type': 'PropertyValue',
    name: called,
    propertyID: id,
    unitText: unit,
    ...(rangeLow !== null && { minValue: rangeLow }),
    ...(rangeHigh !== null && { maxValue: rangeHigh }),
  };
}

/** "1990/2023" */
function spanOf(indicators: readonly IndicatorAnswer[]): string | null {
  const years = indicators.flatMap(({ firstYear, lastYear }) => [firstYear ?? [], lastYear ?? []].flat());
  return years.length ? `${Math.min(...years)}/${Math.max(...years)}` : null;
}
