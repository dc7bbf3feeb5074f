-- What somebody has asked a machine to write down: of each resource the latest.
create table recognition (
  id         uuid primary key,
  resource   uuid not null unique references learning_resource,
  -- The digest of the original that is listened to.
  source     text not null,
  language   text not null,
  state      text not null check (state in ('waiting', 'running', 'done', 'failed')),
  problem    text,
  updated_at timestamptz not null
);

-- Cut at silences, so that a crash costs one of them.
create table recognition_piece (
  recognition uuid not null references recognition on delete cascade,
  part        integer not null,
  -- Milliseconds from the beginning.
  begins      bigint not null,
  ends        bigint not null,
  -- What was heard: [{"from": …, "to": …, "words": …}], in milliseconds from the beginning of all.
  spoken      text,
  primary key (recognition, part)
);
