import { Migration } from '@mikro-orm/migrations';

/** How many findings say that a tool of prevention helps or hinders, on average (no factor) and where a factor is there. */
export class ToolTallies extends Migration {
  override up(): void {
    this.addSql(`create table "tool_tally" (
      "dataset_id" text not null, "tool" text not null, "factor" text not null,
      "valid_from" int not null, "valid_until" int null,
      "kind" text null, "family" text null, "helps" int not null, "hinders" int not null, "mixed" int not null,
      primary key ("dataset_id", "tool", "factor", "valid_from")
    )`);
  }
}
