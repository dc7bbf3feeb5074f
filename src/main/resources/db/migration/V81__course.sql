-- learn.course: what a course is made of. Its title, subject, licence and life stand in the catalog.
create table course (
  id      uuid primary key references learning_resource,
  joining text not null check (joining in ('open', 'code')), -- whether everybody may join, or who has a class code
  origin  uuid references learning_resource, -- the course that it was copied from
  version bigint not null -- grows with each change of the outline
);

create table course_section (
  id       uuid primary key,
  course   uuid not null references course,
  position integer not null,
  title    text not null
);
create index course_section_course on course_section (course, position);

-- A lesson keeps its id as long as it lives: what pupils have done of it is known by that.
create table course_lesson (
  id         uuid primary key,
  course     uuid not null references course,
  section    uuid references course_section on delete set null,
  position   integer not null,
  type       text not null check (type in ('resource', 'page')),
  title      text not null,
  resource   uuid references learning_resource, -- of type resource; null is a gap that is still to be filled
  from_at    integer, -- seconds of a film, pages of a book; both ends belong to it
  to_at      integer,
  words      text not null default '', -- of type page: Markdown
  share      integer not null check (share between 1 and 100), -- percent of it that must be done
  removed_at timestamptz -- taken out of the course after it was published; kept for those who have done it
);
create index course_lesson_course on course_lesson (course, position) where removed_at is null;
create index course_lesson_resource on course_lesson (resource) where removed_at is null;

-- catalog: what a resource consists of.
create table resource_part (
  whole    uuid not null references learning_resource,
  part     uuid not null references learning_resource,
  position integer not null,
  primary key (whole, part)
);
create index resource_part_part on resource_part (part);
