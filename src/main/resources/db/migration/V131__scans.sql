-- Words that a machine has read off a picture.
alter table place add column recognised boolean not null default false;

-- A document with pages that can be seen and not read.
create table scan (
  resource   uuid primary key references learning_resource,
  -- The digest of the document.
  source     text not null,
  -- The run that may go on with it: a newer one ends it.
  run        uuid not null unique,
  -- Why nothing goes on; a page's own reason stands with the page.
  problem    text,
  updated_at timestamptz not null
);

create table scan_page (
  resource uuid not null references scan on delete cascade,
  page     integer not null,
  state    text not null check (state in ('waiting', 'read', 'failed', 'beyond')),
  -- What was recognised, as it becomes a place; empty where nothing stands there.
  words    text,
  primary key (resource, page)
);
create index scan_page_waiting on scan_page (resource, page) where state = 'waiting';
