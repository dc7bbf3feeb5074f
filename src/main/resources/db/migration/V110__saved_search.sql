-- learn.shelf: searches that readers look into again.
create table saved_search (
  id       uuid primary key,
  account  uuid not null references account on delete cascade,
  query    text not null, -- as it stands in the address of the search page, with its question mark; empty where nothing is asked
  saved_at timestamptz not null,
  seen_at  timestamptz not null, -- what was published later is new to the reader
  unique (account, query)
);
