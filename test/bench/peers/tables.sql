-- What the peers answer from: the rows that hold in the newest data release, without their history, with the keys and
-- indexes that these queries want. Only the benchmark's own database has this schema.
create schema bench;

create table bench.country (
  id text primary key, name text not null, region text not null, subregion text, exists_from integer
);
create table bench.indicator (id text primary key, short_name text not null, unit text not null);
create table bench.release (id text primary key);
create table bench.observation (
  indicator_id text not null references bench.indicator,
  country_id text not null references bench.country,
  year smallint not null,
  value double precision not null,
  low double precision,
  high double precision,
  release_id text not null references bench.release,
  primary key (indicator_id, country_id, year)
);
create table bench.ethnic_group (id text primary key, name text not null);
create table bench.group_status (
  country_id text not null references bench.country,
  position integer not null,
  year integer not null,
  status text not null,
  size double precision,
  group_id text not null references bench.ethnic_group,
  primary key (country_id, position)
);
create table bench.violence (
  country_id text not null references bench.country,
  position integer not null,
  year integer not null,
  type text not null,
  perpetrator text,
  deaths_best integer not null,
  deaths_low integer not null,
  deaths_high integer not null,
  primary key (country_id, position)
);
create table bench.case_study (
  id text primary key, title text not null, country_id text not null references bench.country
);
create index on bench.case_study (country_id);
create table bench.actor (id text primary key, name text not null, type text not null);
create table bench.case_actor (
  case_id text not null references bench.case_study,
  position integer not null,
  actor_id text not null references bench.actor,
  primary key (case_id, position)
);
create table bench.actor_country (
  actor_id text not null references bench.actor,
  position integer not null,
  country_id text not null references bench.country,
  primary key (actor_id, position)
);
create table bench.design (id text primary key, label text not null, position integer not null unique);
create table bench.publication (
  id text primary key, title text not null, year integer, design text not null references bench.design
);
create table bench.case_source (
  case_id text not null references bench.case_study,
  position integer not null,
  publication_id text not null references bench.publication,
  primary key (case_id, position)
);
create table bench.recommendation (
  id text primary key, title text not null, theme text not null, position integer not null unique
);
create table bench.finding (
  id text primary key,
  publication_id text not null references bench.publication,
  position integer not null,
  recommendation_id text not null references bench.recommendation,
  direction text not null,
  text text not null
);
create index on bench.finding (publication_id, position);
create table bench.finding_country (
  finding_id text not null references bench.finding,
  position integer not null,
  country_id text not null references bench.country,
  primary key (finding_id, position)
);

insert into bench.country
  select id, name, region, subregion, exists_from from country where valid_until is null;
insert into bench.indicator
  select id, short_name, unit from indicator where valid_until is null;
insert into bench.release select id from release;
insert into bench.observation
  select s.indicator_id, s.unit_id, o.year, o.value, o.low, o.high, d.release_id
  from observation o
  join series s on s.id = o.series_id and not s.is_region
  join dataset_release d on d.dataset_id = s.indicator_id and d.valid_until is null
  join bench.country c on c.id = s.unit_id
  join bench.indicator i on i.id = s.indicator_id
  where o.valid_until is null;

-- What PostGraphile has no words of its own for, as one adds it there: in SQL.
create function bench.country_latest(c bench.country, indicators text[]) returns setof bench.observation
language sql stable as $$
  select o.* from unnest(indicators) wanted (id)
  cross join lateral (
    select * from bench.observation o
    where o.indicator_id = wanted.id and o.country_id = c.id order by o.year desc limit 1
  ) o
  order by wanted.id
$$;

create type bench.matrix_cell as (
  "row" text, "column" text, findings integer, publications integer,
  supports integer, contradicts integer, qualifies integer, context integer
);
create function bench.evidence_matrix(from_year integer) returns setof bench.matrix_cell
language sql stable as $$
  select r.id, d.id, count(f.id)::int, count(distinct f.publication_id)::int,
    (count(*) filter (where f.direction = 'SUPPORTS'))::int, (count(*) filter (where f.direction = 'CONTRADICTS'))::int,
    (count(*) filter (where f.direction = 'QUALIFIES'))::int, (count(*) filter (where f.direction = 'CONTEXT'))::int
  from bench.recommendation r
  cross join bench.design d
  left join (bench.finding f join bench.publication p on p.id = f.publication_id and p.year >= from_year)
    on f.recommendation_id = r.id and p.design = d.id
  group by r.id, r.position, d.id, d.position
  order by r.position, d.position
$$;
