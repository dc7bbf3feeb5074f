-- A new password ends the sessions that an older one has opened.
alter table account add column password_version integer not null default 0;
