-- Secrets that this deployment has made for itself.
create table secret (
  name  text primary key,
  value bytea not null
);

-- people
create table organisation (
  id     uuid primary key,
  parent uuid references organisation,
  level  text not null check (level in ('province', 'city', 'district', 'school')),
  code   text not null unique,
  title  text not null
);
create index organisation_parent on organisation (parent);

create table account (
  id            uuid primary key,
  name          text not null unique,
  display_name  text not null,
  password_hash text not null,
  created_at    timestamptz not null
);

create table membership (
  account      uuid not null references account,
  organisation uuid not null references organisation,
  role         text not null check (role in ('learner', 'teacher', 'curator', 'operator')),
  primary key (account, organisation, role)
);

create table api_token (
  digest     bytea primary key,
  account    uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- catalog
create table learning_resource (
  id               uuid primary key,
  organisation     uuid not null references organisation,
  owner            uuid not null references account,
  kind             text not null,
  state            text not null check (state in ('draft', 'published', 'withdrawn')),
  state_since      timestamptz not null,
  withdrawn_reason text,
  descriptors      jsonb not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  version          bigint not null
);
create index learning_resource_owner on learning_resource (owner, id);
create index learning_resource_organisation on learning_resource (organisation, id);
create index learning_resource_published on learning_resource (state_since desc, id) where state = 'published';

create table asset (
  id         uuid primary key,
  resource   uuid not null references learning_resource,
  role       text not null,
  sha256     text not null,
  size       bigint not null,
  media_type text not null,
  filename   text not null,
  language   text,
  created_at timestamptz not null
);
create index asset_resource on asset (resource);
create index asset_sha256 on asset (sha256);

-- A place inside a resource that can be found: a caption cue, a slide, a page.
create table place (
  id       uuid primary key,
  resource uuid not null references learning_resource,
  type     text not null check (type in ('cue', 'slide', 'page')),
  position integer not null,
  at       double precision not null,
  text     text not null,
  unique (resource, type, position)
);

-- How far the steps are that a resource goes through after its bytes have come.
create table processing_step (
  resource          uuid not null references learning_resource,
  step              text not null,
  state             text not null check (state in ('waiting', 'running', 'done', 'failed')),
  percent           integer not null default 0,
  problem           text,
  problem_arguments text[],
  updated_at        timestamptz not null,
  primary key (resource, step)
);

-- The queues of db-scheduler, one for each lane, in the shape that its release 16 asks for.

create table job_quick (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index job_quick_due on job_quick (priority desc, execution_time);
create index job_quick_time on job_quick (execution_time);
create index job_quick_heartbeat on job_quick (last_heartbeat);

create table job_long (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index job_long_due on job_long (priority desc, execution_time);
create index job_long_time on job_long (execution_time);
create index job_long_heartbeat on job_long (last_heartbeat);
