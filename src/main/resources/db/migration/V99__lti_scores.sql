-- share.lti.grade: what is due to the grade books of platforms.

-- Somebody has learned something by which a score may change: it is worked out a moment later. A thing is what was watched or
-- answered, or a link. The number tells one that was marked again meanwhile.
create sequence lti_mark_order;
create table lti_mark (
  account uuid not null,
  thing   uuid not null,
  mark    bigint not null default nextval('lti_mark_order'),
  primary key (account, thing)
);

-- How far each pupil is, which score is due (nothing where there is none), and which one the platform has.
create table lti_score (
  link    uuid not null,
  account uuid not null,
  percent int not null,
  due     int,
  sent    int,
  sent_at timestamptz,
  state   text not null,
  tries   int not null,
  next_at timestamptz not null,
  reason  text,
  detail  text,
  -- The time that was told with it last. It only grows, and tells an answer that is older than what was sent since.
  stamp   timestamptz not null,
  primary key (link, account),
  foreign key (link, account) references lti_visit on delete cascade
);
create index lti_score_account on lti_score (account);
create index lti_score_waiting on lti_score (next_at) where state = 'waiting';

-- One node at a time sends to a platform, and none while it is in trouble.
create table lti_sending (
  platform     uuid primary key references lti_platform on delete cascade,
  failures     int not null,
  pause        timestamptz not null,
  leased_until timestamptz not null
);

-- Whom a changed quiz or course concerns.
create index lti_link_target on lti_link (target);
