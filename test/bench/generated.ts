import { onServer } from '../support/postgres.ts';

/** Copies take numbers of their own, so that they can be told from what ships, and from each other. */
const SERIES_APART = 100_000;

const copies = (factor: number): string => `generate_series(1, ${factor - 1}) as copy(n)`;
const named = (column: string): string => `'generated-' || n || '.' || replace(${column}, '.', '-')`;

/** Statements that make `factor` times the observations and publications of what ships; every copy says that it is one. */
function statements(factor: number): string[] {
  return [
    `insert into source (id, valid_from, title, publisher, licence, url, csl)
     select 'generated-' || n, 1, 'Generated for measuring, copy ' || n, 'Nobody', 'None', 'https://example.org/', '{}'
     from ${copies(factor)}`,
    `insert into indicator (id, valid_from, name, short_name, description, unit, more_means, topic, polarity, risk_factors,
       range_low, range_high, decimals, source_id)
     select ${named('i.id')}, 1, 'Generated ' || n || ': ' || name, short_name, description, unit, more_means, topic,
       polarity, risk_factors, range_low, range_high, decimals, 'generated-' || n
     from indicator i, ${copies(factor)} where i.profile is null and i.valid_until is null`,
    `insert into dataset_release (dataset_id, valid_from, release_id)
     select ${named('d.dataset_id')}, 1, d.release_id from dataset_release d, ${copies(factor)}
     where exists (select from indicator i where i.id = d.dataset_id and i.profile is null)`,
    `insert into series (id, indicator_id, unit_id, is_region)
     select s.id + n * ${SERIES_APART}, ${named('s.indicator_id')}, s.unit_id, s.is_region
     from series s, ${copies(factor)} where exists (select from indicator i where i.id = s.indicator_id and i.profile is null)`,
    `insert into observation (series_id, year, valid_from, value, low, high)
     select o.series_id + n * ${SERIES_APART}, o.year, 1, o.value, o.low, o.high
     from ${copies(factor)}, observation o
     where exists (select from series s where s.id = o.series_id + n * ${SERIES_APART})`,
    `insert into publication (id, valid_from, csl, design, role, country_ids, verification, checked_how, general_knowledge,
       missing, disputed_ids, note)
     select 'generated-' || n || '-' || p.id, 1, jsonb_set(csl, '{title}', to_jsonb('Generated ' || n || ': ' || (csl->>'title'))),
       design, role, country_ids, verification, checked_how, general_knowledge, missing, '{}', note
     from publication p, ${copies(factor)}`,
    `insert into finding (id, valid_from, publication_id, recommendation_id, direction, outcome, text, country_ids, coders)
     select 'generated-' || n || '-' || f.id, 1, 'generated-' || n || '-' || f.publication_id, recommendation_id, direction,
       outcome, text, country_ids, coders
     from finding f, ${copies(factor)}`,
    `insert into search_entry (kind, id, valid_from, title, excerpt, names, folded_names, body, around)
     select kind, 'generated-' || n || '-' || e.id, 1, 'Generated ' || n || ': ' || title, excerpt, names, folded_names, body, around
     from search_entry e, ${copies(factor)} where kind in ('publication', 'finding')`,
  ];
}

/** Fills a database that holds what ships. Factor 1 leaves it as it is. */
export async function multiply(database: string, factor: number): Promise<void> {
  if (factor > 1) for (const sql of statements(factor)) await onServer(database, sql);
  await onServer(database, 'vacuum analyze');
}
