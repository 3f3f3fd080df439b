import { Migration } from '@mikro-orm/migrations';

/** By what a file was read, and which data release was found to hold all of it, so that it need not be read again. */
export class ReleaseHeld extends Migration {
  override up(): void {
    this.addSql('alter table "release" add column "read_as" text null, add column "held_at" timestamptz null');
  }
}
