-- A new password ends the sessions that the old one has opened.
alter table account add column sessions_since timestamptz;
