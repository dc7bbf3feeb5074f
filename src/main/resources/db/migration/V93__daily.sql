-- learn.daily: a lesson a day for each stage of schooling.
create table daily_lesson (
  day       date not null,
  stage     text not null, -- a term of the vocabulary of stages
  resource  uuid not null references learning_resource,
  chosen_by uuid references account on delete set null,
  chosen_at timestamptz not null,
  primary key (day, stage)
);
create index daily_lesson_latest on daily_lesson (stage, day desc);
create index daily_lesson_resource on daily_lesson (resource);
create index daily_lesson_chosen_by on daily_lesson (chosen_by);
