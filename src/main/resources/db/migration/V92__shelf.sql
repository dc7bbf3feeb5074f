-- learn.shelf: what readers have put aside for themselves.
create table favourite (
  account  uuid not null references account on delete cascade,
  resource uuid not null references learning_resource,
  put_at   timestamptz not null,
  primary key (account, resource)
);
create index favourite_resource on favourite (resource);
