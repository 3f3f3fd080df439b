import { Migration } from '@mikro-orm/migrations';

/**
 * Events of organised violence, and what they come to by country, admin-1 unit and cell. An event's place is kept as
 * coarse as it may be told: no point is stored.
 */
export class Events extends Migration {
  override up(): void {
    this.addSql(`create table "conflict_event" (
      "id" int not null,
      "valid_from" int not null, "valid_until" int null,
      "country_id" text not null, "date" date not null, "end_date" date not null, "type" text not null,
      "side_a" text not null, "side_b" text not null,
      "best" int not null, "low" int not null, "high" int not null,
      "precision" int2 not null, "admin1" text null, "cell" int null,
      primary key ("id", "valid_from")
    )`);
    // Pages go from one event to the next by date; most are of one country.
    this.addSql('create index "conflict_event_by_date" on "conflict_event" ("date", "id")');
    this.addSql('create index "conflict_event_by_country" on "conflict_event" ("country_id", "date", "id")');
    this.addSql(`create table "conflict_area" (
      "country_id" text not null, "place" text not null, "area" text not null, "year" int2 not null, "type" text not null,
      "valid_from" int not null, "valid_until" int null,
      "events" int not null, "best" int not null, "low" int not null, "high" int not null,
      primary key ("country_id", "place", "area", "year", "type", "valid_from")
    )`);
  }
}
