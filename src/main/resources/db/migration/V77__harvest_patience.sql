-- share.harvest: how often the time for an answer was doubled in a run, because none had come.
alter table harvest_run add column patience integer not null default 0;
