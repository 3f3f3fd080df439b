import { Migration } from '@mikro-orm/migrations';

/** What the columns of an imported file are called, so that the next file of the source can be held against it. */
export class ReleaseColumns extends Migration {
  override up(): void {
    this.addSql('alter table "release" add column "columns" text[] null');
  }
}
