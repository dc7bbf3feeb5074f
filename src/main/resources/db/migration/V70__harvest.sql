-- share.harvest: repositories that we take records from, the runs in which we do, and what came out of each record.
create table harvest_source (
  id           uuid primary key,
  organisation uuid not null references organisation, -- what it gives is shown under this one, or one below
  name         text not null,
  base_url     text not null,
  prefix       text not null,
  set_spec     text,
  granularity  text not null check (granularity in ('day', 'second')),
  deletions    text not null check (deletions in ('no', 'transient', 'persistent')),
  authority    text, -- the repository identifier in its identifiers, where it declares one
  kind         text not null, -- of what doesn't say itself what it is
  rhythm       text not null check (rhythm in ('by-hand', 'hourly', 'daily', 'weekly')),
  due_at       timestamptz, -- when the next run begins by itself
  next_from    timestamptz, -- where the next incremental run begins; null before the first full one
  level        text not null check (level in ('province', 'city', 'district', 'school')), -- how near it is: nearer ones are asked first
  leaving      boolean not null default false,
  created_at   timestamptz not null
);
create unique index harvest_source_once on harvest_source (base_url, coalesce(set_spec, ''));

create table harvest_run (
  id          uuid primary key,
  source      uuid not null references harvest_source on delete cascade,
  mode        text not null check (mode in ('full', 'incremental', 'reconcile')),
  state       text not null check (state in ('waiting', 'running', 'paused', 'done', 'failed')),
  since       timestamptz, -- from which datestamp on; null for everything
  token       text, -- where it goes on
  trail       text not null default '', -- tokens that were followed, to notice one that comes again
  as_of       timestamptz, -- the responseDate of the first page: what it doesn't hold has no datestamp before
  pages       integer not null default 0,
  size        bigint, -- what the source says the list has
  listed      bigint not null default 0,
  added       bigint not null default 0,
  changed     bigint not null default 0,
  same        bigint not null default 0,
  withdrawn   bigint not null default 0,
  refused     bigint not null default 0,
  bytes       bigint not null default 0,
  attempts    integer not null default 0, -- failures in a row
  restarts    integer not null default 0, -- how often it began again, because a token was no longer good
  retry_at    timestamptz,
  trouble     text, -- what it waits for or failed of, and in the other's words
  detail      text,
  started_at  timestamptz not null,
  updated_at  timestamptz not null,
  ended_at    timestamptz
);
create index harvest_run_source on harvest_run (source, started_at desc);
-- One run of a source at a time.
create unique index harvest_run_open on harvest_run (source) where state in ('waiting', 'running', 'paused');

create table harvest_item (
  source     uuid not null references harvest_source on delete cascade,
  identifier text not null, -- what the record is called there
  resource   uuid references learning_resource, -- null where nothing came of it
  datestamp  timestamptz not null,
  deleted    boolean not null,
  seen       uuid not null, -- the run that listed it last
  primary key (source, identifier)
);
create index harvest_item_resource on harvest_item (resource) where not deleted;

-- What a person should know of a record: why it was not taken, or what is odd about it.
create table harvest_doubt (
  id         uuid primary key,
  run        uuid not null references harvest_run on delete cascade,
  identifier text not null,
  reason     text not null,
  detail     text not null,
  at         timestamptz not null
);
create index harvest_doubt_run on harvest_doubt (run, id);
