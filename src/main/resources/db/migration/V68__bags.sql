-- share.bag: bags that are being taken in, and where each of their resources is here.
create table bag_import (
  id                uuid primary key,
  organisation      uuid not null references organisation,
  account           uuid not null references account,
  source            text not null,
  sent              boolean not null, -- to the service, which deletes it in the end
  state             text not null check (state in ('waiting', 'verifying', 'taking', 'done', 'refused')),
  total             integer not null,
  taken             integer not null,
  added             integer not null,
  problem           text,
  problem_arguments text[],
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  check ((state = 'refused') = (problem is not null))
);
create index bag_import_open on bag_import (id) where state not in ('done', 'refused');

-- One row for each resource of a bag that an organisation has taken in: the same bag twice is taken once.
create table bag_member (
  organisation uuid not null references organisation,
  source       uuid not null, -- what it is called in the bag
  resource     uuid not null references learning_resource,
  primary key (organisation, source)
);
create index bag_member_resource on bag_member (resource);
