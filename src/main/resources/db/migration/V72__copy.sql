-- share.copy: whose files are to be here as well, and how that goes.
create table local_copy (
  resource          uuid primary key references learning_resource,
  state             text not null check (state in ('waiting', 'running', 'here', 'evicted', 'failed')),
  pinned            boolean not null, -- a person has asked for it
  wanted_at         timestamptz not null,
  record            text, -- the datestamp of the record whose files were compared last
  listed            text, -- the digest of what those files were
  giver             text, -- the name of the repository that it comes from
  size              bigint not null default 0,
  made              bigint not null default 0, -- bytes of what was made of it here
  received          bigint not null default 0,
  attempts          integer not null default 0, -- failures in a row
  retry_at          timestamptz,
  problem           text,
  problem_arguments text[],
  came_at           timestamptz, -- since when its files are here; null while they aren't
  played_at         timestamptz,
  playing_until     timestamptz -- when the last address that was given for it ends
);
create index local_copy_due on local_copy (pinned desc, wanted_at) where state = 'waiting';
create index local_copy_there on local_copy (coalesce(played_at, came_at)) where came_at is not null;

-- What is copied without anybody asking: what is all of this, where something is said.
create table copy_rule (
  id           uuid primary key,
  organisation uuid not null references organisation, -- resources of this one and those below
  subject      text,
  grade        text,
  kind         text,
  level        text,
  created_at   timestamptz not null
);

-- Why a repository didn't give what it has. It isn't asked for that again, until the record changes or a person wishes for it.
create table copy_doubt (
  resource          uuid not null references local_copy on delete cascade,
  base_url          text not null,
  giver             text not null, -- its name
  problem           text not null,
  problem_arguments text[] not null,
  at                timestamptz not null,
  primary key (resource, base_url)
);

-- Bytes that no copy needs any more. They go when their time has come and nobody else has them.
create table copy_leaving (
  digest text primary key,
  source text not null, -- the original that they are, or were made of
  due_at timestamptz not null
);
create index copy_leaving_due on copy_leaving (due_at);
