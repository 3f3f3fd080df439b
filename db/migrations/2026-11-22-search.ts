import { Migration } from '@mikro-orm/migrations';

/**
 * What can be found by words. Texts come folded (without accents, case and punctuation), so the dictionaries need not
 * know about accents and both databases split them alike. Each text goes in twice: as it is written, for names and for
 * words that are still being typed, and in English stems, so that "police" finds "policing".
 */
export class Search extends Migration {
  override up(): void {
    this.addSql('create extension if not exists pg_trgm');
    const words = (column: string, weight: string) =>
      `setweight(to_tsvector('pg_catalog.simple', "${column}") || to_tsvector('pg_catalog.english', "${column}"), '${weight}')`;
    this.addSql(`create table "search_entry" (
      "kind" text not null, "id" text not null, "valid_from" int not null, "valid_until" int null,
      "title" text not null, "excerpt" text not null, "names" text[] not null,
      "folded_names" text not null, "body" text not null, "around" text not null,
      "words" tsvector not null generated always as (
        ${words('folded_names', 'A')} || ${words('body', 'B')} || ${words('around', 'D')}
      ) stored,
      primary key ("kind", "id", "valid_from")
    )`);
    // Written once a publish and read ever after: entries go into the indexes at once, not on a list to be searched.
    this.addSql('create index "search_entry_words" on "search_entry" using gin ("words") with (fastupdate = off)');
    // Every word that was ever in a name or text: what a word that is not found may have been meant to be.
    this.addSql('create table "search_word" ("word" text not null primary key)');
    this.addSql(
      'create index "search_word_alike" on "search_word" using gin ("word" gin_trgm_ops) with (fastupdate = off)',
    );
  }
}
