import { Migration } from '@mikro-orm/migrations';

const versioned = `valid_from int not null, valid_until int null`;

/** What research found for and against each recommendation, and the cases and actors it bears on. */
export class Evidence extends Migration {
  override up(): void {
    this.addSql(`create table "risk_factor" (
      "id" text not null, ${versioned},
      "position" int not null, "name" text not null, "crimes" text not null, "name_checked" boolean not null,
      "measured" boolean not null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "do_no_harm_condition" (
      "id" text not null, ${versioned},
      "title" text not null, "description" text not null, "warning" text not null, "proxies" text not null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "evidence_term" (
      "kind" text not null, "id" text not null, ${versioned},
      "position" int not null, "name" text not null, "description" text not null, "question" text null,
      "weight" double precision null,
      primary key ("kind", "id", "valid_from")
    )`);
    this.addSql(`create table "recommendation" (
      "id" text not null, ${versioned},
      "position" int not null, "theme" text not null, "title" text not null, "statement" text not null,
      "basis" text not null, "mechanisms" text[] not null, "mechanism" text not null, "in_brief" jsonb not null,
      "risk_factors" text[] not null, "raised_risk_factor_ids" text[] not null, "condition_ids" text[] not null,
      "backfire" text not null, "is_warning" boolean not null, "reading" text null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "publication" (
      "id" text not null, ${versioned},
      "csl" jsonb not null, "design" text not null, "role" text not null, "country_ids" text[] not null,
      "verification" text not null, "checked_how" text not null, "general_knowledge" boolean not null,
      "missing" text[] not null, "disputed_ids" text[] not null, "note" text null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "finding" (
      "id" text not null, ${versioned},
      "publication_id" text not null, "recommendation_id" text not null, "direction" text not null,
      "outcome" text not null, "text" text not null, "country_ids" text[] not null, "coders" int not null,
      "dispute" text null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "press_page" (
      "id" text not null, ${versioned}, "label" text not null, "url" text null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "case_study" (
      "id" text not null, ${versioned},
      "country_id" text not null, "title" text not null, "summary" text not null, "summary_source_ids" text[] not null,
      "events" jsonb not null, "groups" jsonb not null, "inequalities" jsonb not null,
      "resilience" jsonb not null, "recommendation_ids" text[] not null, "note" text null,
      primary key ("id", "valid_from")
    )`);
    this.addSql(`create table "actor" (
      "id" text not null, ${versioned},
      "name" text not null, "type" text not null, "description" text not null, "country_ids" text[] not null,
      "case_ids" text[] not null, "source_ids" text[] not null,
      primary key ("id", "valid_from")
    )`);
  }
}
