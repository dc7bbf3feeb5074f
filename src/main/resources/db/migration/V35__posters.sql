-- Pictures out of a film, for its teacher to choose from: digests of the large one and of the small one for lists.
create table poster_choice (
  resource uuid not null references learning_resource,
  number   integer not null,
  -- Seconds from the beginning of the film.
  seconds  double precision not null,
  poster   text not null,
  card     text not null,
  primary key (resource, number)
);

-- The picture that a person has chosen, out of the film or of their own. It stays, whatever is rendered afterwards.
create table chosen_poster (
  resource   uuid primary key references learning_resource,
  poster     text not null,
  card       text not null,
  updated_at timestamptz not null
);
