import { Migration } from '@mikro-orm/migrations';

/** How often networks asked in the minute under way, for processes that count together. Worth nothing after a crash. */
export class RequestCounts extends Migration {
  override up(): void {
    this.addSql(`create unlogged table "request_count" (
      "network" text not null primary key, "minute" int not null, "requests" int not null
    )`);
  }
}
