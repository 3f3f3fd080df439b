import { Migration } from '@mikro-orm/migrations';

/** How sure the place of a country in the two profiles is; their scores and bands are observations of our own source. */
export class Standings extends Migration {
  override up(): void {
    this.addSql(`create table "standing" (
      "country_id" text not null, "profile" text not null, "year" int not null,
      "valid_from" int not null, "valid_until" int null,
      "rank_low" int not null, "rank_high" int not null, "classes" int[] not null,
      primary key ("country_id", "profile", "year", "valid_from")
    )`);
  }
}
