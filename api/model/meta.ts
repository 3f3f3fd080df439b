import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { version } from '../../package.json';
import { BULK, bulkTables } from '../bulk/tables.ts';
import type { RequestContext } from '../context.ts';
import { limits, listOf } from '../limits.ts';
import { Json } from '../scalars.ts';
import { DataRelease } from './data-release.ts';
import { Source } from './source.ts';

const BOUNDARY_NOTE =
  'Borders and names follow Natural Earth’s de facto view. They state no position of this project on any territory.';

@ObjectType('Download', {
  description: 'A list of this API as one file, whole: the same rows as by pages, flattened as `?format=csv` does it.',
  simpleResolvers: true,
})
export class Download {
  @Field(() => String, { description: 'The list’s name, as files and the data package have it: `observations`.' })
  name!: string;

  @Field(() => String, { description: 'What the rows are, in a sentence.' })
  title!: string;

  @Field(() => String, { description: 'Address of the table as CSV on this server. Null is an empty field.' })
  csv!: string;

  @Field(() => String, { description: 'Address of the same rows as Parquet, typed, with licence and citation inside.' })
  parquet!: string;
}

@ObjectType('Meta', { description: 'What this server is and what it holds.', simpleResolvers: true })
export class Meta {
  @Field(() => String, { description: 'Version of the program.' })
  version!: string;

  @Field(() => String, { description: 'The data release this answer was made from.' })
  dataRelease!: string;

  @Field(() => [DataRelease], {
    description:
      'That data release and those before it, newest first. Pin one with `?release=` or the header `Forestall-Release`.',
    complexity: listOf(10),
  })
  dataReleases!: readonly DataRelease[];

  @Field(() => [Source], { description: 'Where the figures come from, ordered by id.', complexity: listOf(10) })
  sources!: readonly Source[];

  @Field(() => [Download], {
    description:
      'This data release whole, as files. `datapackage.json` and `SHA256SUMS` beside them hold columns, sizes and hashes. ' +
      'The first request for one waits some seconds until they are written.',
    complexity: listOf(bulkTables.length),
  })
  downloads!: readonly Download[];

  @Field(() => Json, {
    description: 'What one request may ask for; every answer says what it cost in `extensions.cost`.',
  })
  limits!: typeof limits;

  @Field(() => String, { description: 'What maps and names here do not say. Show it wherever borders are drawn.' })
  boundaryNote!: string;
}

@Resolver()
export class MetaQueries {
  @Query(() => Meta, { description: 'What this server is and what it holds.' })
  meta(@Ctx() { model }: RequestContext): Meta {
    return {
      version,
      dataRelease: model.dataRelease.id,
      dataReleases: model.dataReleases,
      sources: model.sources.all,
      downloads: bulkTables.map(({ name, title }) => {
        const address = `${BULK}${model.dataRelease.id}/${name}`;
        return { name, title, csv: `${address}.csv`, parquet: `${address}.parquet` };
      }),
      limits,
      boundaryNote: BOUNDARY_NOTE,
    };
  }
}
