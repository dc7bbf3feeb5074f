-- learn.progress: what was really watched.

-- A page that was opened and has played something: what it has reported so far, to compare with the time that has passed.
create table viewing (
  id        uuid primary key,
  account   uuid references account on delete cascade, -- null: somebody who hasn't signed in
  resource  uuid not null references learning_resource,
  given_at  timestamptz not null, -- when the page was opened, by our clock
  played_ms bigint not null
);
create index viewing_account on viewing (account);

-- Every report as it came, in the order of what was played: what was played twice stands there twice.
create table watch_report (
  id          uuid primary key, -- made by the player
  viewing     uuid not null references viewing on delete cascade,
  account     uuid,
  resource    uuid not null,
  from_ms     integer[] not null,
  to_ms       integer[] not null,
  received_at timestamptz not null
);
create index watch_report_viewing on watch_report (viewing);
create index watch_report_film on watch_report (resource, account);

-- The length of all parts together.
create function covered_ms(parts int4multirange) returns integer language sql immutable strict parallel safe
  return (select coalesce(sum(upper(part) - lower(part)), 0)::integer from unnest(parts) as part);

-- What each reader has seen of each film: the union of all that was played.
create table watched (
  account   uuid not null references account on delete cascade,
  resource  uuid not null references learning_resource,
  played    int4multirange not null, -- milliseconds from the beginning
  length_ms integer not null, -- of the film, as the player was told; 0 while it wasn't known
  seen_ms   integer not null,
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  left_ms   integer not null, -- where it was left; 0 where it was played to its end
  left_at   timestamptz not null, -- when that was, which may be long before it was reported
  primary key (account, resource)
);
create index watched_resource on watched (resource);
create index watched_last on watched (account, last_at desc);

-- The place where a film was left comes with what was played of it.
insert into watched (account, resource, played, length_ms, seen_ms, first_at, last_at, left_ms, left_at)
  select account, resource, '{}', 0, 0, updated_at, updated_at, 1000 * second, updated_at from play_progress;
drop table play_progress;
