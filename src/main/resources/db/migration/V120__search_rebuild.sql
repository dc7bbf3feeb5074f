-- That the index is wanted anew, and how far a new one is. One row or none: rebuilds don't overlap.
create table search_rebuild (
    one boolean primary key default true check (one),
    -- Another time than at the beginning of a rebuild means that it is wanted once more.
    asked_at timestamptz not null,
    why text not null,
    -- The number of the indexes that are being filled; null before one has begun.
    generation integer,
    begun_at timestamptz,
    done bigint not null default 0,
    total bigint not null default 0
);

-- What went from search_dirty into the index that readers ask while another was being filled, which has yet to learn of it.
create table search_missed (
    resource uuid primary key
);
