-- What is made of the media of a resource: one row for each rendition, worked on until it is over.
create table rendition (
  resource   uuid not null references learning_resource,
  name       text not null check (name in ('poster', 'remux', 'ladder')),
  -- The digest of the original that it is made of, and the hash of the recipe it is made by: another of either, and it is made again.
  source     text not null,
  profile    text not null,
  recipe     text not null,
  state      text not null check (state in ('waiting', 'running', 'ready', 'skipped', 'failed')),
  percent    integer not null default 0,
  -- The digest of the bundle; an older one plays on until the next is ready.
  bundle     text,
  problem    text,
  updated_at timestamptz not null,
  primary key (resource, name)
);
create index rendition_unfinished on rendition (updated_at) where state in ('waiting', 'running');
