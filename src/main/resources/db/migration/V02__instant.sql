-- A queue for what a teacher is looking at: making an upload playable waits for nothing else.
create table job_instant (
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
create index job_instant_due on job_instant (priority desc, execution_time);
create index job_instant_time on job_instant (execution_time);
create index job_instant_heartbeat on job_instant (last_heartbeat);

insert into job_instant select * from job_quick where task_name = 'render.remux';
delete from job_quick where task_name = 'render.remux';
