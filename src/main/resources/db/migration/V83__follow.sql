-- learn.follow: lessons that somebody has ended by hand: written pages, pages of books.
create table lesson_read (
  lesson  uuid not null references course_lesson,
  account uuid not null references account on delete cascade,
  read_at timestamptz not null,
  primary key (lesson, account)
);
create index lesson_read_account on lesson_read (account);
