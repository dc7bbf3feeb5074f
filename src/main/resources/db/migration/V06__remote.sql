-- A queue for what waits for other houses: a slow neighbour keeps no lesson from being described.
create table job_remote (
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
create index job_remote_due on job_remote (priority desc, execution_time);
create index job_remote_time on job_remote (execution_time);
create index job_remote_heartbeat on job_remote (last_heartbeat);
