-- bench.Schools: only tables of people are written.

-- A province with 11 cities, of 9 districts each, of 5 schools each; the operator of the first start rules it.
insert into organisation select uuidv7(), null, 'province', '33', '浙江省';
insert into organisation
select uuidv7(), id, 'city', code || to_char(n, 'FM00'), '第' || n || '市'
from organisation, generate_series(1, 11) n where code = '33';
insert into organisation
select uuidv7(), id, 'district', code || to_char(n, 'FM00'), title || '第' || n || '区'
from organisation, generate_series(1, 9) n where code like '33__';
insert into organisation
select uuidv7(), id, 'school', code || '-S' || n, title || '第' || n || '实验学校'
from organisation, generate_series(1, 5) n where code like '33____';
insert into membership
select account.id, organisation.id, 'operator' from account, organisation where name = 'operator' and code = '33';
