-- share.harvest: a repository may be called otherwise one day. Nothing is taken under another name until a person has said that
-- it is the same; records under the names that it had before stay its own.
alter table harvest_source add column claimed text; -- what it calls itself since, and nobody has confirmed
alter table harvest_source add column former text[] not null default '{}';
