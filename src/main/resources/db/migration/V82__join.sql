-- learn.join: classes, who is in them, and who follows which course.
create table school_class (
  id           uuid primary key,
  organisation uuid not null references organisation,
  title        text not null,
  code         text unique, -- by which pupils join; null while the door is shut
  created_at   timestamptz not null
);
create index school_class_organisation on school_class (organisation);

create table class_member (
  class     uuid not null references school_class on delete cascade,
  account   uuid not null references account on delete cascade,
  role      text not null check (role in ('teacher', 'learner')),
  joined_at timestamptz not null,
  primary key (class, account)
);
create index class_member_account on class_member (account);

create table class_course (
  class  uuid not null references school_class on delete cascade,
  course uuid not null references course,
  set_at timestamptz not null,
  primary key (class, course)
);
create index class_course_course on class_course (course);

-- Who follows a course without being in a class that does.
create table enrolment (
  course    uuid not null references course,
  account   uuid not null references account on delete cascade,
  joined_at timestamptz not null,
  primary key (course, account)
);
create index enrolment_account on enrolment (account);
