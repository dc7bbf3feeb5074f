-- learn.statement: what is told to a learning record store. Nothing stands here while none is configured.
create table xapi_statement (
  id            uuid primary key, -- of the statement, however often it is sent
  position      bigint generated always as identity unique, -- in the order of which they are sent
  account       uuid not null references account on delete cascade,
  body          text not null, -- JSON, as it is sent
  made_at       timestamptz not null,
  claimed_until timestamptz not null default '-infinity', -- while it is being sent
  refused       text -- what the store has answered to what it will never take
);
create index xapi_statement_waiting on xapi_statement (position) where refused is null;
create index xapi_statement_account on xapi_statement (account);
create index xapi_statement_made on xapi_statement (made_at);

-- Lessons and courses whose end was told, or is older than the telling: each is told once.
create table xapi_told (
  account uuid not null references account on delete cascade,
  thing   uuid not null,
  primary key (account, thing)
);

-- Pages that have played something and aren't over yet.
create table xapi_visit (
  viewing  uuid primary key references viewing on delete cascade,
  begun_at timestamptz not null, -- with the first report that wasn't told
  last_at  timestamptz not null
);
create index xapi_visit_last on xapi_visit (last_at);

-- How it goes with the store.
create table xapi_delivery (
  single   boolean primary key default true check (single), -- there is one row
  failures integer not null default 0, -- one after the other
  pause    timestamptz not null default '-infinity', -- until then nothing is sent
  answer   text -- to the last failure
);
insert into xapi_delivery default values;

create index course_lesson_quiz on course_lesson (quiz) where removed_at is null;
