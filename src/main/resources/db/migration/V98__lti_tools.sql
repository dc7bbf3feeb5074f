-- share.lti.tool: tools of others that courses hold, and what they say of those who have worked with them.
create table lti_tool (
  id           uuid primary key, -- the client id as well
  organisation uuid not null references organisation,
  title        text not null,
  login        text not null,
  launch       text not null,
  redirects    text[] not null,
  keys         text not null,
  choosing     text,             -- where content is chosen, if the tool has any to choose
  scored       boolean not null,
  named        boolean not null,
  framed       boolean not null,
  created_at   timestamptz not null,
  removed_at   timestamptz
);
create index lti_tool_organisation on lti_tool (organisation) where removed_at is null;

-- A place in a tool that a course may lead to; the lesson says whether it does.
create table lti_tool_link (
  id     uuid primary key,
  tool   uuid not null references lti_tool,
  course uuid not null references course,
  title  text not null,
  target text not null,
  custom text not null, -- an object of texts, in JSON
  choice uuid           -- by which it was chosen in the tool
);
create index lti_tool_link_course on lti_tool_link (course);
create index lti_tool_link_choice on lti_tool_link (choice);

-- Whom a tool knows by which name: one for each tool, that says nothing of who it is.
create table lti_tool_person (
  tool    uuid not null references lti_tool,
  account uuid not null references account on delete cascade,
  subject text not null,
  primary key (tool, account),
  unique (tool, subject)
);
create index lti_tool_person_account on lti_tool_person (account);

create table lti_tool_line_item (
  id          uuid primary key,
  tool        uuid not null references lti_tool,
  course      uuid not null references course,
  link        uuid references lti_tool_link,
  counts      boolean not null, -- as what is reached in the lesson behind the link
  label       text not null,
  maximum     double precision not null check (maximum > 0),
  resource_id text,
  tag         text,
  begins_at   timestamptz,
  ends_at     timestamptz
);
create index lti_tool_line_item_course on lti_tool_line_item (course, tool);
create unique index lti_tool_line_item_link on lti_tool_line_item (link) where counts;

-- The latest that a tool has said of somebody.
create table lti_tool_score (
  line_item uuid not null references lti_tool_line_item on delete cascade,
  account   uuid not null references account on delete cascade,
  said_at   timestamptz not null, -- by the clock of the tool
  given     double precision,
  maximum   double precision,
  activity  text not null,
  grading   text not null,
  comment   text not null,
  primary key (line_item, account)
);
create index lti_tool_score_account on lti_tool_score (account);

-- What is worth something once, until it would be worth nothing anyway.
create table lti_tool_once (
  digest bytea primary key,
  until  timestamptz not null
);
create index lti_tool_once_until on lti_tool_once (until);

alter table course_lesson add column tool uuid references lti_tool_link; -- of type tool
alter table course_lesson drop constraint course_lesson_type_check;
alter table course_lesson add check (type in ('resource', 'page', 'quiz', 'tool'));
