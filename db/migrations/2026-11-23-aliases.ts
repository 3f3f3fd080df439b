import { Migration } from '@mikro-orm/migrations';

/** Other names by which an organisation is looked for. */
export class Aliases extends Migration {
  override up(): void {
    // What is stored already was written without any.
    this.addSql(`alter table "actor" add column "aliases" text[] not null default '{}'`);
    this.addSql('alter table "actor" alter column "aliases" drop default');
  }
}
