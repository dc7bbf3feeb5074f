-- share.lti.tool: whether a tool is told who is in the classes that follow a course.
alter table lti_tool add column rostered boolean not null default false;
