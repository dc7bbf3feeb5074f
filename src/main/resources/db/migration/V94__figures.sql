-- learn.figures: how much is watched, by day, rolled up as reports come. A scope is a resource, a course, or an organisation of
-- any level; what is watched of a resource counts for the courses that it is in and for its organisation and all above it.
create table figure_day (
  scope       uuid not null,
  day         date not null, -- on which the reports came, in the time zone of the service
  people      integer not null, -- whom we know
  plays       integer not null, -- visits of theirs that began
  played_ms   bigint not null, -- milliseconds of film, twice what was played twice
  seen_ms     bigint not null, -- of these, what the same reader had not seen before
  completions integer not null,
  guest_plays integer not null, -- the same of people who hadn't signed in
  guest_ms    bigint not null,
  primary key (scope, day)
) with (fillfactor = 70); -- the row of today is updated again and again, and so it stays on its page
create index figure_day_day on figure_day (day);

-- How many people came to a scope on a day, by the day on which they were there last. Of any span of days those are different
-- people who came in it and were there last before it began: so distinct people are added up, and no list of them is kept.
create table figure_return (
  scope  uuid not null,
  day    date not null,
  since  date not null, -- -infinity: never, or longer ago than any span that is asked for
  people integer not null,
  primary key (scope, day, since) include (people)
);

-- When somebody was last there: all that the figures know of a person. Of a single resource the table watched tells it.
create table figure_reader (
  account uuid not null references account on delete cascade,
  scope   uuid not null,
  day     date not null,
  primary key (account, scope)
) with (fillfactor = 85);
