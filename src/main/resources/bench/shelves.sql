-- bench.Shelves: so many published resources (the setting shelves.resources), described with what stands in the temporary
-- table words. They belong to the schools of schools.sql; only tables of the catalog are written.

create function pg_temp.said(variadic words text[]) returns jsonb immutable language sql
return jsonb_build_object('person', to_jsonb(words));

insert into learning_resource
  (id, organisation, owner, kind, state, state_since, descriptors, created_at, updated_at, version)
select uuidv7(), schools[1 + n % cardinality(schools)], account.id,
  (array['micro-lecture', 'recorded-lesson'])[1 + n % 2],
  'published', now(),
  jsonb_build_object(
    'title', pg_temp.said(title || '（第' || n || '课）'),
    'description', pg_temp.said(line || ' 本课结合课堂实例讲解《' || title || '》，适合课前预习与课后复习。'),
    'keywords', pg_temp.said(left(title, 6), left(line, 5), '课堂实录'),
    'subject', pg_temp.said((array['chinese', 'mathematics', 'english', 'physics', 'history'])[1 + n % 5]),
    'stage', pg_temp.said('junior'),
    'grade', pg_temp.said('g' || 7 + n % 3),
    'edition', pg_temp.said('tongbian'),
    'creator', pg_temp.said('第' || n % 997 || '位老师'),
    'language', pg_temp.said('zh-CN'),
    'licence', pg_temp.said('CC-BY-4.0'),
    'level', pg_temp.said('district'),
    'date', pg_temp.said('2026-09-01'),
    'duration', pg_temp.said((300 + n % 600)::text),
    'video_codec', pg_temp.said('h264'),
    'frame_size', pg_temp.said('1280x720')),
  now(), now(), 0
from
  generate_series(1, current_setting('shelves.resources')::integer) n
  -- A prime step goes through all words, and neighbours are no namesakes.
  join words on words.place = n * 7919::bigint % (select count(*) from words),
  (select array_agg(id) as schools from organisation where level = 'school' and code like '33%') as district,
  account
where account.name = 'operator'
order by n;

insert into asset (id, resource, role, sha256, size, media_type, filename, created_at)
select uuidv7(), id, 'original', encode(sha256(id::text::bytea), 'hex'), 40000000, 'video/mp4', 'lesson.mp4', now()
from learning_resource;

analyze;
