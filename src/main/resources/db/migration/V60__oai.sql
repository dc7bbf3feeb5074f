-- share.oai: what harvesters see. docs/adr/0010 says why there are two tables.

-- The newest rendering of a record, written in the transaction that changed the resource, waiting for its stamp.
create table oai_pending (
  resource   uuid primary key,
  identifier text not null,
  deleted    boolean not null,
  sets       text[] not null,
  oai_dc     text
);

create sequence oai_seq;

-- The rendering that is shown, with its place in the order. Only the stamper writes here, one at a time.
create table oai_record (
  resource   uuid primary key,
  identifier text not null unique,
  seq        bigint not null unique,
  datestamp  timestamptz not null, -- whole seconds, never decreasing with seq
  deleted    boolean not null,
  sets       text[] not null,
  left_sets  text[] not null, -- sets that it was in once: there it is listed as deleted
  oai_dc     text -- null where deleted
);
create index oai_record_datestamp on oai_record (datestamp, seq);
create index oai_record_sets on oai_record using gin ((sets || left_sets));
