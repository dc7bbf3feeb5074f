-- share.lti: platforms that may launch us, our keys, and what was launched.
create table lti_platform (
  id            uuid primary key,
  organisation  uuid not null references organisation,
  title         text not null,
  issuer        text not null,
  client_id     text not null,
  authorisation text not null,
  token         text not null,
  keys          text not null,
  frames        text not null,
  active        boolean not null,
  created_at    timestamptz not null,
  launched_at   timestamptz,
  refused_at    timestamptz,
  fault         text,
  unique (issuer, client_id)
);
create index lti_platform_organisation on lti_platform (organisation);

-- One that nobody has let in was seen in a refused launch; a curator may let it in.
create table lti_deployment (
  platform   uuid not null references lti_platform on delete cascade,
  deployment text not null,
  let_in     boolean not null,
  seen_at    timestamptz not null,
  primary key (platform, deployment)
);

-- RSA keys as JWK (RFC 7517). The newest that is at least an hour old signs; all are shown.
create table lti_key (
  kid     text primary key,
  key     text not null,
  made_at timestamptz not null
);

-- Each nonce once, until the state that carries it has expired.
create table lti_nonce (
  nonce text primary key,
  until timestamptz not null
);
create index lti_nonce_until on lti_nonce (until);

-- A class of a platform, as it was named in launches; of those outside any class there is one with an empty name.
create table lti_context (
  id         uuid primary key,
  platform   uuid not null references lti_platform on delete cascade,
  deployment text not null,
  context    text not null,
  title      text not null,
  line_items text,
  roster     text,
  scopes     text[] not null,
  unique (platform, deployment, context)
);

-- A link that was placed in a class. What it leads to is a path of ours.
create table lti_link (
  id        uuid primary key,
  context   uuid not null references lti_context on delete cascade,
  link      text not null,
  title     text not null,
  target    text not null,
  line_item text,
  measure   text not null,
  needed    int not null,
  unique (context, link)
);

-- Somebody whom a platform has sent, and the account that is theirs.
create table lti_person (
  platform uuid not null references lti_platform on delete cascade,
  subject  text not null,
  account  uuid not null references account on delete cascade,
  primary key (platform, subject)
);
create index lti_person_account on lti_person (account);

-- Who has opened a link, and as what.
create table lti_visit (
  link     uuid not null references lti_link on delete cascade,
  account  uuid not null references account on delete cascade,
  subject  text not null,
  learner  boolean not null,
  name     text,
  last_at  timestamptz not null,
  primary key (link, account)
);
create index lti_visit_account on lti_visit (account);

-- What a platform has asked to choose, until the session of it is over.
create table lti_choice (
  id         uuid primary key,
  platform   uuid not null references lti_platform on delete cascade,
  deployment text not null,
  answer     text not null,
  types      text[] not null,
  multiple   boolean not null,
  line_items boolean,
  windows    text[] not null,
  data       text,
  items      text[] not null,
  until      timestamptz not null
);
create index lti_choice_until on lti_choice (until);
