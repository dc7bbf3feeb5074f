-- bench.FigureBench: a province of 10 cities, 100 districts and 2000 schools with 200000 pupils, 20000 films and 1000 courses of 10
-- films each. Everything has a number from 0 on; a film is of the school whose number is its own modulo 2000, and 20 schools
-- are a district, 10 districts a city.
create temporary table numbered (level integer, n integer, id uuid default uuidv7(), primary key (level, n));
insert into numbered (level, n) select 1, n from generate_series(0, 1999) n;
insert into numbered (level, n) select 2, n from generate_series(0, 99) n;
insert into numbered (level, n) select 3, n from generate_series(0, 9) n;
insert into numbered (level, n) values (4, 0);
insert into organisation select id, null, 'province', '44', '广东省' from numbered where level = 4;
insert into organisation
select city.id, province.id, 'city', '44-C' || city.n, '第' || city.n || '市' from numbered city, numbered province
where city.level = 3 and province.level = 4;
insert into organisation
select district.id, city.id, 'district', '44-D' || district.n, '第' || district.n || '区' from numbered district, numbered city
where district.level = 2 and city.level = 3 and city.n = district.n / 10;
insert into organisation
select school.id, district.id, 'school', '44-S' || school.n, '第' || school.n || '学校' from numbered school, numbered district
where school.level = 1 and district.level = 2 and district.n = school.n / 20;
insert into membership
select account.id, organisation.id, 'operator' from account, organisation where name = 'operator' and code = '44';

insert into numbered (level, n) select 0, n from generate_series(0, 19999) n;
insert into numbered (level, n) select 5, n from generate_series(0, 999) n;
insert into learning_resource
  (id, organisation, owner, kind, state, state_since, descriptors, created_at, updated_at, version)
select work.id, school.id, account.id, case level when 5 then 'course' else 'micro-lecture' end, 'published', now(),
  jsonb_build_object('title', jsonb_build_object('person', jsonb_build_array('第' || work.n || '课'))), now(), now(), 0
from (select * from numbered where level in (0, 5)) work
  join (select id, n from numbered where level = 1) school on school.n = work.n % 2000, account
where account.name = 'operator';
insert into resource_part
select course.id, film.id, film.n / 1000 from numbered course join numbered film on film.n % 1000 = course.n
where course.level = 5 and film.level = 0 and film.n < 10000;
analyze organisation, learning_resource, resource_part, numbered;
