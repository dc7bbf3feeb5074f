-- intake
create table upload (
  id                uuid primary key,
  owner             uuid not null references account,
  organisation      uuid not null references organisation,
  kind              text not null,
  filename          text not null,
  title             text,
  metadata          text not null,
  length            bigint not null check (length > 0),
  state             text not null check (state in ('receiving', 'accepted', 'refused', 'gone')),
  resource          uuid references learning_resource,
  duplicate         boolean not null default false,
  problem           text,
  problem_arguments text[],
  created_at        timestamptz not null,
  expires_at        timestamptz not null,
  check ((state = 'accepted') = (resource is not null)),
  check ((state = 'refused') = (problem is not null) or state = 'gone')
);
create index upload_expiry on upload (expires_at);
create index upload_receiving on upload (id) where state = 'receiving';
