import type { Database } from './database.ts';
import { searchKinds, type SearchHit } from './model/search-hit.ts';
import { folded } from './text.ts';

/** Fewer hits than this by their own words, none by its name, and words that are spelt alike are looked for as well. */
const ENOUGH = 5;

/** A word's stand-ins: this many, this alike by the share of three-letter pieces that they have in common. */
const STAND_INS = 10;
const ALIKE = 0.3;
/** How alike a word counts in which two neighbouring letters have changed places: it was most likely meant. */
const SWAPPED = 0.9;
/** Letters by which a stand-in may be longer or shorter: leaves most words uncompared. */
const FURTHER = 3;

/** How well an entry fits, best last. */
const FIT = { aroundAlike: 0, textAlike: 1, around: 2, text: 3, nameAlike: 4, name: 5, nameBegins: 6, nameWhole: 7 };

const HOLDS = 'valid_from <= $1::int and (valid_until is null or valid_until > $1::int)';

/**
 * $1 data release, $2 hits wanted, $3 the folded text, $4 its words, $5 the text as an id, $6 the kinds in their order.
 *
 * A word is looked for as it is and by its English stem; the last one may still be being typed. A word that English
 * uses for grammar only need not be there. Names are weighted A, an entry's own text B, what stands around it D.
 */
const STATEMENT = `
  with word as materialized (
    select place, word, query
    from unnest($4::text[]) with ordinality as given(word, place),
      lateral (select plainto_tsquery('english', word) as stem) as stemmed,
      lateral (
        select case
          when place = cardinality($4::text[]) then to_tsquery('simple', word || ':*') || stem
          when numnode(stem) = 0 then stem
          else plainto_tsquery('simple', word) || stem
        end as query
      ) as asked
    where numnode(query) > 0
  ),
  every as materialized (
    select string_agg('(' || query::text || ')', ' & ')::tsquery as query from word
  ),
  found as materialized (
    select kind, id, title, excerpt, names, folded_names, 1::float8 as likeness,
      (select count(*) from word where in_names @@ word.query) as words_in_names,
      case
        when folded_names like '%|' || $3::text || '|%' or lower(id) = $5::text then ${FIT.nameWhole}
        when folded_names like '%|' || $3::text || '%' then ${FIT.nameBegins}
        when in_names @@ every.query then ${FIT.name}
        when ts_filter(words, '{a,b}') @@ every.query then ${FIT.text}
        else ${FIT.around}
      end as fit
    from every, search_entry, lateral (select ts_filter(words, '{a}') as in_names offset 0) as filtered
    where words @@ every.query and ${HOLDS}
  ),
  wanting as materialized (
    select place, word, query from word
    where (
      select count(*) filter (where fit >= ${FIT.text}) < ${ENOUGH} and coalesce(max(fit), 0) < ${FIT.name} from found
    )
  ),
  stand_in as materialized (
    select place, query, 1::float8 as likeness from wanting
    union all
    select place, plainto_tsquery('simple', known.word), known.likeness
    from wanting, lateral (
      select search_word.word, similarity(search_word.word, wanting.word) as likeness
      from search_word
      where abs(length(search_word.word) - length(wanting.word)) <= ${FURTHER} and search_word.word % wanting.word
      order by likeness desc, search_word.word
      limit ${STAND_INS}
    ) as known
    where known.likeness >= ${ALIKE}
    union all
    -- Two letters in each other's place leave few pieces of three in common.
    select place, plainto_tsquery('simple', search_word.word), ${SWAPPED}::float8
    from wanting, generate_series(1, length(wanting.word) - 1) as spot, search_word
    where search_word.word = overlay(wanting.word placing reverse(substr(wanting.word, spot, 2)) from spot)
      and search_word.word <> wanting.word
  ),
  every_alike as materialized (
    select string_agg('(' || query || ')', ' & ')::tsquery as query
    from (select string_agg('(' || query::text || ')', ' | ') as query from stand_in group by place) as widened
  ),
  alike as (
    select kind, id, title, excerpt, names, folded_names, likeness, 0::bigint as words_in_names,
      case
        when ts_filter(words, '{a}') @@ every_alike.query then ${FIT.nameAlike}
        when ts_filter(words, '{a,b}') @@ every_alike.query then ${FIT.textAlike}
        else ${FIT.aroundAlike}
      end as fit
    from every_alike, search_entry, lateral (
      select avg(best) as likeness
      from (select max(likeness) as best from stand_in where words @@ stand_in.query group by place) as by_word
    ) as judged
    where words @@ every_alike.query and ${HOLDS}
      and not exists (select from found where found.kind = search_entry.kind and found.id = search_entry.id)
  ),
  best as materialized (
    select *, fit in (${FIT.nameAlike}, ${FIT.textAlike}, ${FIT.aroundAlike}) as is_alike,
      row_number() over (
        order by fit desc, words_in_names desc, likeness desc, array_position($6::text[], kind), length(title), id
      ) as place
    from (select * from found union all select * from alike) as hit
    order by place
    limit $2::int
  )
  select kind, id, title, is_alike as alike,
    case
      when fit < ${FIT.nameAlike} or name = title or name = id or strpos(excerpt, name) > 0 then excerpt
      else concat_ws(' · ', name, excerpt)
    end as excerpt
  from best left join lateral (
    -- The name that was meant: the title, which is the first, unless another fits better.
    select name
    from unnest(names, string_to_array(trim(both '|' from folded_names), '|')) with ordinality as own(name, text, place)
    order by text = $3::text desc, starts_with(text, $3::text) desc, word_similarity($3::text, text) desc, own.place
    limit 1
  ) as meant on true
  order by best.place`;

/**
 * Finds things by PostgreSQL's full text search, in one statement, the same on the embedded database and on a server.
 * Every word must fit.
 */
export class Search {
  constructor(private readonly database: Database) {}

  /** Best hits first, of what data release `ordinal` held. */
  async find(text: string, first: number, ordinal: number): Promise<SearchHit[]> {
    const wanted = folded(text);
    if (wanted === '') return [];
    // The one text that is not folded. PostgreSQL takes no zero bytes.
    const id = text.replaceAll('\0', '').trim().toLowerCase();
    const parameters = [ordinal, first, wanted, wanted.split(' '), id, searchKinds];
    return this.database.read((session) => session.query<SearchHit>(STATEMENT, parameters));
  }
}
