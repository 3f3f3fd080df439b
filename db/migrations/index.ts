import type { Migrations } from '../../api/database.ts';
import { First } from './2026-11-22-first.ts';
import { Evidence } from './2026-11-22-evidence.ts';
import { Search } from './2026-11-22-search.ts';
import { Standings } from './2026-11-22-standing.ts';
import { Aliases } from './2026-11-23-aliases.ts';
import { ToolTallies } from './2026-11-23-tool-tally.ts';
import { Events } from './2026-11-23-events.ts';
import { ReleaseColumns } from './2026-11-23-release-columns.ts';
import { ReleaseHeld } from './2026-11-23-release-held.ts';
import { RequestCounts } from './2026-11-23-request-count.ts';

/** Every change of the schema, oldest first. Append only: a change that has run somewhere is never edited. */
export const migrations: Migrations = [
  { name: '2026-11-22-first', class: First },
  { name: '2026-11-22-evidence', class: Evidence },
  { name: '2026-11-22-search', class: Search },
  { name: '2026-11-22-standing', class: Standings },
  { name: '2026-11-23-aliases', class: Aliases },
  { name: '2026-11-23-tool-tally', class: ToolTallies },
  { name: '2026-11-23-events', class: Events },
  { name: '2026-11-23-release-columns', class: ReleaseColumns },
  { name: '2026-11-23-release-held', class: ReleaseHeld },
  { name: '2026-11-23-request-count', class: RequestCounts },
];
