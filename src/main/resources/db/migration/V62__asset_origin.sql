-- Captions come from a person or out of the file itself, and a person's win.
alter table asset add column origin text not null default 'person' check (origin in ('default', 'extracted', 'person'));
