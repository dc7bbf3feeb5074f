-- learn.join.roster: whom and what a school's register names by its own ids (OneRoster's sourcedId).
create table roster_person (
  organisation uuid not null references organisation,
  sourced_id   text not null,
  account      uuid not null references account on delete cascade,
  made         boolean not null, -- whether the roster has made the account; one that was there before keeps its title
  here         boolean not null, -- false once the register has let go of somebody, who is known again on coming back
  primary key (organisation, sourced_id),
  unique (organisation, account)
);
create index roster_person_account on roster_person (account);

create table roster_class (
  organisation uuid not null references organisation,
  sourced_id   text not null,
  class        uuid not null unique references school_class on delete cascade,
  here         boolean not null,
  primary key (organisation, sourced_id)
);

-- Several may name the same person in the same class: one for each term.
create table roster_enrollment (
  organisation uuid not null references organisation,
  sourced_id   text not null,
  class        text not null,
  person       text not null,
  role         text not null check (role in ('teacher', 'learner')),
  primary key (organisation, sourced_id),
  foreign key (organisation, class) references roster_class (organisation, sourced_id) on delete cascade,
  foreign key (organisation, person) references roster_person (organisation, sourced_id) on delete cascade
);
create index roster_enrollment_class on roster_enrollment (organisation, class);
create index roster_enrollment_person on roster_enrollment (organisation, person);

-- A roster that somebody looks at before it is taken; thrown away soon, for it is full of names.
create table roster_draft (
  id           uuid primary key,
  organisation uuid not null references organisation,
  account      uuid not null references account on delete cascade,
  files        bytea not null, -- a zip
  made_at      timestamptz not null
);

-- Of the passwords that were told for a draft, only the hash.
create table roster_password (
  draft         uuid not null references roster_draft on delete cascade,
  sourced_id    text not null,
  password_hash text not null,
  primary key (draft, sourced_id)
);
