-- learn.note: what readers write for themselves at a place of a resource.
create table note (
  id         uuid primary key, -- made by whoever sends it, so that it stands there once however often it is sent
  account    uuid not null references account on delete cascade,
  resource   uuid not null references learning_resource,
  place      integer not null check (place >= 0), -- second of a film, page of a book
  words      text not null check (char_length(words) between 1 and 2000),
  written_at timestamptz not null,
  changed_at timestamptz not null
);
create index note_account on note (account, resource, place);
create index note_latest on note (account, changed_at desc);
create index note_resource on note (resource);
