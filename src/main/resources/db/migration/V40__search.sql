-- Resources whose documents in the index are older than the catalog. A row is written in the transaction that changes the
-- resource, and goes when the index has what was read after it. The version comes from a sequence, so that a row which
-- went and came back is never taken for the one that was read.
create sequence search_dirty_version;

create table search_dirty (
    resource uuid primary key,
    since timestamptz not null,
    version bigint not null default nextval('search_dirty_version')
);

create index search_dirty_since on search_dirty (since);
