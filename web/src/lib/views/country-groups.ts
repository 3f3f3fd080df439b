import { bySizeThenName, codedSpan, newestSize, noGroups, statuses } from '../charts/power.ts';
import { formatShare } from '../format.ts';
import type { ResultOf } from '../graphql.ts';
import GroupsPicture from './GroupsPicture.svelte';
import { groupsDocument } from './queries.ts';
import { releasesUsed, view } from './view.ts';

interface Data {
  country: ResultOf<typeof groupsDocument>['country'];
  lastYear: number;
  /** Last year that EPR codes, and its release */
  coded: ResultOf<typeof groupsDocument>['indicator'];
}

export const countryGroups = view<Data>({
  id: 'country-groups',
  name: 'Country, groups and executive power',
  example: '/country/NGA/groups',
  path: /^\/country\/([^/]+)\/groups$/,
  async load(ask, [id = '']) {
    const { country, indicators, indicator } = await ask(groupsDocument, { id });
    return { country, lastYear: Math.max(...indicators.map(({ lastYear }) => lastYear ?? 0)), coded: indicator };
  },
  show({ country, lastYear, coded }) {
    const groups = bySizeThenName(country.groups);
    const { from, lastCoded } = groups.length
      ? codedSpan(country.groups, country.existsTo, lastYear)
      : { from: 1990, lastCoded: coded.lastYear ?? lastYear };
    const largest = groups.slice(0, 3).map((group) => {
      const size = newestSize(group);
      const status = group.periods.at(-1)?.status;
      return `${group.name}${size === null ? '' : ` (${formatShare(size)} of the population)`}, ${status ? statuses[status].word.toLowerCase() : 'not coded'}`;
    });
    return {
      title: `${country.name}: groups and executive power, ${from}–${lastCoded}`,
      unit: 'Access to executive power at the centre, as coded by experts; beside a name its share of the population.',
      sentence: groups.length
        ? `EPR lists ${groups.length} politically relevant ${groups.length === 1 ? 'group' : 'groups'} in ${country.name}; in ${lastCoded}: ${largest.join('; ')}${groups.length > 3 ? `; and ${groups.length - 3} more` : ''}.`
        : noGroups(country),
      notes: ['Executive power at the centre, not income. A group is excluded or included; it is never a danger.'],
      sheet: {
        columns: [
          { id: 'group', label: 'Group' },
          { id: 'country', label: 'Country' },
          { id: 'group_id', label: 'Id in EPR' },
          { id: 'from', label: 'From' },
          { id: 'to', label: 'To' },
          { id: 'status', label: 'Access to power' },
          { id: 'size', label: 'Share of the population', unit: 'share from 0 to 1', decimals: 3 },
          { id: 'regional_autonomy', label: 'Regional autonomy' },
        ],
        rows: groups.flatMap((group) =>
          group.periods.map((one) => [
            group.name,
            country.id,
            group.id,
            one.from,
            one.to,
            one.status,
            one.size,
            one.regionalAutonomy === null ? null : one.regionalAutonomy ? 'yes' : 'no',
          ]),
        ),
      },
      releases: coded.release && groups.length === 0 ? [coded.release] : releasesUsed(country.groups),
      address: `/country/${country.id}/groups`,
      page: `/country/${country.id}#groups`,
    };
  },
  picture: GroupsPicture,
});
