-- Keys that take turns in signing grants: the newest signs, and what an older one has signed is honoured until it ends.
-- Where there is none yet, the service makes the first at its start.
create table signing_key (
  -- Stands in what it signs, in two bytes.
  id    integer primary key check (id between 1 and 65535),
  value bytea not null,
  since timestamptz not null,
  -- Whether nothing that an older key has signed is honoured any more.
  alone boolean not null default false
);
