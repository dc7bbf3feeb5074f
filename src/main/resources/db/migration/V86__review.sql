-- learn.review: teachers observe a lesson together (评课).
create table review_round (
  id        uuid primary key,
  resource  uuid not null references learning_resource,
  rubric    jsonb not null, -- as it was when the round was opened
  opened_by uuid references account on delete set null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index review_round_resource on review_round (resource, opened_at desc);
create unique index review_round_open on review_round (resource) where closed_at is null;

create table review_reviewer (
  round      uuid not null references review_round on delete cascade,
  account    uuid not null references account on delete cascade,
  invited_at timestamptz not null,
  primary key (round, account)
);
create index review_reviewer_account on review_reviewer (account);

create table review_comment (
  id         uuid primary key,
  round      uuid not null references review_round on delete cascade,
  parent     uuid references review_comment on delete cascade, -- of a reply; what it answers is no reply itself
  author     uuid not null references account on delete cascade,
  second     integer not null check (second >= 0),
  criterion  text, -- of the rubric of the round
  level      integer,
  words      text not null check (char_length(words) <= 2000), -- empty where it was taken back
  written_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz, -- taken back by its author after others had replied
  hidden_at  timestamptz -- by a curator
);
create index review_comment_round on review_comment (round, second);
create index review_comment_parent on review_comment (parent);
create index review_comment_author on review_comment (author);

create table review_report (
  comment     uuid not null references review_comment on delete cascade,
  account     uuid not null references account on delete cascade,
  reported_at timestamptz not null,
  primary key (comment, account)
);
create index review_report_account on review_report (account);

-- What a reviewer gives to the lesson as a whole.
create table review_score (
  round     uuid not null references review_round on delete cascade,
  account   uuid not null references account on delete cascade,
  criterion text not null,
  level     integer not null check (level > 0),
  scored_at timestamptz not null,
  primary key (round, account, criterion)
);
create index review_score_account on review_score (account);
