-- learn.bookmark: where readers are in their books.
create table bookmark (
  id       uuid primary key, -- made by whoever sends it, so that it stands there once however often it is sent
  account  uuid not null references account on delete cascade,
  resource uuid not null references learning_resource,
  place    integer not null check (place >= 1), -- page, or section of a book that flows
  spot     text not null check (char_length(spot) <= 1000), -- EPUB CFI inside the section; empty in a book of pages
  words    text not null check (char_length(words) <= 200), -- by which the reader knows it again
  made_at  timestamptz not null
);
create index bookmark_account on bookmark (account, resource, place);
create index bookmark_resource on bookmark (resource);

-- The place where a reader has left a book that flows, on whichever device: finer than what is reported as read.
create table book_left (
  account  uuid not null references account on delete cascade,
  resource uuid not null references learning_resource,
  place    integer not null check (place >= 1),
  spot     text not null check (char_length(spot) <= 1000),
  left_at  timestamptz not null,
  primary key (account, resource)
);
create index book_left_resource on book_left (resource);
