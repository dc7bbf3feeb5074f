-- Where each reader has left each film, in whole seconds. Private: nobody is shown another's.
create table play_progress (
  account    uuid not null references account on delete cascade,
  resource   uuid not null references learning_resource on delete cascade,
  second     integer not null check (second > 0),
  updated_at timestamptz not null,
  primary key (account, resource)
);
create index play_progress_resource on play_progress (resource);
