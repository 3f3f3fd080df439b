import { Migration } from '@mikro-orm/migrations';

const versioned = `valid_from int not null, valid_until int null`;

/**
 * Versioned tables are keyed by what they are about first and by data release last, so that finding the row that
 * holds and the rows before it is one index range.
 */
export class First extends Migration {
  override up(): void {
    this.addSql(`create table "data_release" (
      "ordinal" int not null primary key,
      "id" text not null constraint "data_release_id_unique" unique,
      "published" timestamptz not null,
      "note" text not null,
      "shipped_hash" text null
    )`);
    this.addSql(`create table "source" (
      "id" text not null, ${versioned},
      "title" text not null, "publisher" text not null, "licence" text not null, "licence_url" text null,
      "url" text not null, "note" text null, "csl" jsonb not null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "release" (
      "id" text not null primary key, "source_id" text not null, "data_release" int not null,
      "version" text not null, "sha256" text not null, "retrieved" text not null, "file_name" text not null,
      "rows" int not null, "kept" int not null, "skipped" jsonb not null, "figures_hash" text null
    )`);
    this.addSql(`create table "dataset_release" (
      "dataset_id" text not null, ${versioned}, "release_id" text not null,
      primary key ("dataset_id", "valid_from")
    )`);
    this.addSql(`create table "country" (
      "id" text not null, ${versioned},
      "name" text not null, "kind" text not null, "aliases" text[] not null, "gw_code" int null,
      "region" text not null, "subregion" text null, "centroid" jsonb not null,
      "exists_from" int null, "exists_to" int null, "successor_ids" text[] not null, "note" text null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "region" (
      "id" text not null, ${versioned},
      "name" text not null, "country_id" text not null, "source_id" text null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "indicator" (
      "id" text not null, ${versioned},
      "name" text not null, "short_name" text not null, "description" text not null, "unit" text not null,
      "more_means" text not null, "topic" text not null, "theme" text null, "profile" text null,
      "dimension" text null, "polarity" text not null, "risk_factors" text[] not null,
      "range_low" double precision null, "range_high" double precision null, "decimals" int not null,
      "caution" text null, "source_id" text not null, "column" text null, "low_column" text null,
      "high_column" text null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "series" (
      "id" int not null primary key, "indicator_id" text not null, "unit_id" text not null, "is_region" boolean not null,
      constraint "series_indicator_id_unit_id_unique" unique ("indicator_id", "unit_id")
    )`);
    this.addSql(`create table "observation" (
      "series_id" int not null, "year" smallint not null, ${versioned},
      "value" double precision not null, "low" double precision null, "high" double precision null,
      primary key ("series_id", "year", "valid_from")
    )`);
    this.addSql(`create table "ethnic_group" (
      "id" text not null, ${versioned}, "name" text not null, "country_id" text not null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "power_period" (
      "group_id" text not null, "from_year" int not null, ${versioned},
      "to_year" int not null, "status" text not null, "size" double precision null, "regional_autonomy" boolean null,
      primary key ("group_id", "from_year", "valid_from")
    )`);
  }
}
