/** What goes onto the two pages of a brief. Paper ends, so lists are cut where they must be, and never without a word. */

import { newestSize, bySizeThenName, type PowerGroup } from '../../../../lib/charts/power.ts';
import { wrap } from '../../../../lib/charts/text.ts';
import { groupedByDirection, type Direction } from '../../../../lib/evidence/directions.ts';
import { countOf, formatShare } from '../../../../lib/format.ts';
import { conditionsLine, figureOfReason, stateWords } from '../../../../lib/profile/levers.ts';
import type { Lever, WholeProfile } from '../../../../lib/profile/query.ts';
import { bandWords, profileNames, rankWords, scoreWords } from '../../../../lib/profile/words.ts';

type Check = Lever['conditions'][number];

/** Units a picture in one of two columns is drawn in: its type of 12 comes out at 8 pt on 86 mm. */
export const columnWidth = 365;

/** As many groups as two columns of violence and groups have room for, in units of the picture. */
const roomForGroups = 240;

/** "… and 12 more groups on the country page"; null where nothing was cut. */
export function moreWords(all: number, shown: number, one: string, many?: string): string | null {
  return all > shown
    ? `… and ${countOf(all - shown, `more ${one}`, many && `more ${many}`)} on the country page`
    : null;
}

/** The largest groups, as far as there is room: long names take more of it. */
export function groupsThatFit(groups: readonly PowerGroup[]): PowerGroup[] {
  let room = roomForGroups;
  const all = bySizeThenName(groups);
  const end = all.findIndex(({ name }) => (room -= wrap(name, columnWidth - 52, 14).length * 18 + 36) < 0);
  return end < 0 ? all : all.slice(0, end);
}

/** "23% of the population": what the groups that are not drawn come to; null where a size is not known. */
export function shareOf(groups: readonly PowerGroup[]): string | null {
  const sizes = groups.map(newestSize).filter((size) => size !== null);
  return sizes.length && sizes.length === groups.length
    ? `${formatShare(sizes.reduce((sum, size) => sum + size, 0))} of the population`
    : null;
}

/** From each direction in turn, what speaks against first, until `room` characters are used up. */
export function forAndAgainst<F extends { direction: Direction; text: string }>(
  findings: readonly F[],
  room: number,
  most: number,
): F[] {
  const groups = groupedByDirection(findings);
  const longest = Math.max(0, ...groups.map((group) => group.findings.length));
  const inTurn = Array.from({ length: longest }, (_, turn) =>
    groups.flatMap((group) => group.findings.slice(turn, turn + 1)),
  ).flat();
  let left = room;
  return inTurn.filter(({ text }) => text.length <= left && ((left -= text.length), true)).slice(0, most);
}

/** The figures that point to a lever, in one line; with `shown` of them the line ends in how many more there are. */
export function reasonsLine(reasons: Lever['reasons'], shown = 2): string {
  const said = reasons.slice(0, shown).map((reason) => figureOfReason(reason) ?? reason.explanation.replace(/\.$/, ''));
  const more = moreWords(reasons.length, shown, 'reason');
  return `${said.join('; ')}${more ? ` ${more}` : ''}.`;
}

/** Characters that go on a line of each column beside the counts of findings, and of the line under all. */
const [whyWidth, beforeWidth, fullWidth] = [46, 41, 150];

/** Lines on the second page for levers with their conditions. */
const roomForLevers = 27;

/** The first levers, up to five, as far as there is room: many reasons and conditions take more of it. */
export function leversThatFit(salient: readonly Lever[]): Lever[] {
  const linesOf = (text: string, width: number) => Math.ceil(text.length / width);
  const rowLines = (lever: Lever) =>
    Math.max(
      lever.localEvidence.findings ? 4 : 4.6,
      1 + linesOf(`Why look here. ${reasonsLine(lever.reasons)}`, whyWidth),
      linesOf(`Before acting. ${conditionsLine(lever.conditions, 'short')}`, beforeWidth),
    );
  let shown = salient.slice(0, 5);
  const lines = () =>
    shown.reduce((sum, lever) => sum + rowLines(lever), 0) +
    linesOf(conditionsOf(shown).map(conditionWords).join('; '), fullWidth);
  while (shown.length > 3 && lines() > roomForLevers) shown = shown.slice(0, -1);
  return shown;
}

/** All conditions of some levers, each once: what they are and why they are so is said in one place. */
export function conditionsOf(levers: readonly Lever[]): Check[] {
  const all = levers.flatMap(({ conditions }) => conditions);
  return [...new Map(all.map((check) => [check.condition.id, check])).values()].toSorted((a, b) =>
    a.condition.id.localeCompare(b.condition.id, 'en', { numeric: true }),
  );
}

/** "Force itself is a perpetrator (DN1). UCDP counts …", without the state said twice. */
export function conditionWords({ state, reason, condition: { id, title } }: Check): string {
  return `${id} ${title}${reason.startsWith(stateWords[state]) ? '' : `: ${reason.replace(/\.$/, '')}`}`;
}

/** Both profiles in one sentence, range before best estimate; null where neither has a score. */
export function leadOf(name: string, year: number, profiles: readonly WholeProfile[]): string | null {
  const said = profiles.flatMap((profile) => {
    if (profile.score === null) return [];
    const best = `best estimate ${scoreWords(profile.score)}`;
    const band = profile.low === null ? best : `${bandWords(profile, 'sentence')} of 10 (${best})`;
    const rank = rankWords(profile);
    const { name: what, more } = profileNames[profile.kind];
    return [`${what.toLowerCase()} ${band}${rank ? `, ${rank} countries from ${more} down` : ''}`];
  });
  return said.length ? `${name}, ${year}: ${said.join('; ')}.` : null;
}
