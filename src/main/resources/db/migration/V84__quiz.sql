-- learn.quiz: questions, and how they were answered.
create table quiz (
  id           uuid primary key,
  organisation uuid not null references organisation,
  owner        uuid references account on delete set null,
  title        text not null,
  attempts     integer not null check (attempts >= 0), -- that each reader has; 0: as many as they like
  counts       text not null check (counts in ('best', 'first', 'last')),
  pass         integer not null check (pass between 1 and 100), -- percent of the points
  questions    jsonb not null,
  version      bigint not null, -- grows with each change
  changed_at   timestamptz not null
);
create index quiz_owner on quiz (owner, changed_at desc);

create table quiz_attempt (
  id       uuid primary key,
  quiz     uuid not null references quiz on delete cascade,
  account  uuid not null references account on delete cascade,
  number   integer not null, -- from 1
  begun_at timestamptz not null,
  ended_at timestamptz, -- nothing while questions are open
  unique (quiz, account, number)
);
create index quiz_attempt_account on quiz_attempt (account);

create table quiz_answer (
  attempt     uuid not null references quiz_attempt on delete cascade,
  question    uuid not null,
  given       text[] not null,
  share       double precision not null check (share between 0 and 1), -- of the points
  answered_at timestamptz not null,
  primary key (attempt, question)
);

alter table course_lesson add column quiz uuid references quiz; -- of type quiz
alter table course_lesson drop constraint course_lesson_type_check;
alter table course_lesson add check (type in ('resource', 'page', 'quiz'));
