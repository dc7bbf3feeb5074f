-- What of a document was left out when it was read, for whoever uploaded it.
create table unread_part (
  resource uuid not null references learning_resource,
  kind     text not null check (kind in ('after', 'rest', 'missing')),
  -- The number of a page, slide or chapter.
  at       integer not null,
  primary key (resource, kind, at)
);
