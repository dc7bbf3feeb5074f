-- An office document, and the pages into which it is laid out.
create table preview (
  resource   uuid primary key references learning_resource,
  -- The digest of the document, and how it is read.
  source     text not null,
  format     text not null,
  state      text not null check (state in ('waiting', 'laid-out', 'ready', 'failed')),
  -- The digest of its pages as a PDF, its bytes, and how many pages there are.
  pdf        text,
  size       bigint,
  pages      integer not null default 0,
  problem    text,
  updated_at timestamptz not null
);
create index preview_unfinished on preview (updated_at) where state in ('waiting', 'laid-out');

-- Those that came before there were pages wait for them.
insert into preview (resource, source, format, state, updated_at)
select resource, sha256, format, 'waiting', now()
from (select distinct on (resource) resource, sha256, media_type from asset where role = 'original' order by resource, id desc) as newest
join (values
    ('application/vnd.openxmlformats-officedocument.presentationml.presentation', 'PPTX'),
    ('application/vnd.openxmlformats-officedocument.presentationml.slideshow', 'PPSX'),
    ('application/vnd.ms-powerpoint', 'PPT'),
    ('application/vnd.oasis.opendocument.presentation', 'ODP'),
    ('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX'),
    ('application/msword', 'DOC'),
    ('application/vnd.oasis.opendocument.text', 'ODT'),
    ('application/rtf', 'RTF')) as known (media_type, format) using (media_type);
