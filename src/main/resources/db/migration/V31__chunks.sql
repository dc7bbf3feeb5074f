-- What is to be made of a source, decided once: every node that takes a chunk of it makes the same.
alter table rendition add column plan text;

-- Pieces of the work on a ladder. A run of the queue takes the one that is due most; a row lives until the ladder is whole.
create table chunk (
  resource   uuid not null references learning_resource,
  -- 0 the sound, 1 what has to be readable first, 2 the rest.
  stage      smallint not null check (stage between 0 and 2),
  part       integer not null,
  source     text not null,
  recipe     text not null,
  state      text not null check (state in ('waiting', 'running', 'done')),
  -- The run that works on it: the same run goes on with it after a crash.
  run        uuid unique,
  taken_at   timestamptz,
  percent    integer not null default 0,
  bundle     text,
  damaged    boolean not null default false,
  primary key (resource, stage, part)
);
create index chunk_waiting on chunk (stage, resource, part) where state = 'waiting';
