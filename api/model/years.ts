import { ArgsType, Field, Int } from 'type-graphql';
import { BadInput } from '../errors.ts';

/** A year outside these is a slip of the keyboard, not a question. */
const EARLIEST = 1800;
const LATEST = 2100;

@ArgsType()
export class YearRange {
  @Field(() => Int, {
    nullable: true,
    description: 'First year wanted, itself included; without it, from the first there is.',
  })
  from: number | null = null;

  @Field(() => Int, {
    nullable: true,
    description: 'Last year wanted, itself included; without it, to the newest there is.',
  })
  to: number | null = null;
}

/** The range with both ends, checked. */
export function years(range: { from?: number | null; to?: number | null }): { from: number; to: number } {
  const from = range.from == null ? EARLIEST : checkedYear(range.from, 'from');
  const to = range.to == null ? LATEST : checkedYear(range.to, 'to');
  if (from > to) throw new BadInput(`\`from\` is ${from} and \`to\` is ${to}; \`from\` must not be after \`to\`.`);
  return { from, to };
}

export function checkedYear(year: number, argument: string): number {
  if (year < EARLIEST || year > LATEST) {
    throw new BadInput(`\`${argument}\` is ${year}; expected a year from ${EARLIEST} to ${LATEST}.`);
  }
  return year;
}
