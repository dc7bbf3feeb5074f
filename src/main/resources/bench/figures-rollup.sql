-- bench.FigureBench: rolls up the visits for one level (the setting figures.level), set by set. The rows are those that the service
-- writes report by report: RollUpTest holds it to the reports, FigureBench holds both to the visits.
create temporary table present as
select distinct number_of(current_setting('figures.level')::integer, film, school) as n, pupil, day from event;
delete from present where n is null;
insert into figure_return (scope, day, since, people)
select id, day, since, people from (
  select n, day, coalesce(before, '-infinity') as since, count(*)::integer as people
  from (select n, day, lag(day) over (partition by n, pupil order by day) as before from present) as visitor
  group by n, day, since) as counted
  join numbered using (n) where level = current_setting('figures.level')::integer
order by day;
insert into figure_day (scope, day, people, plays, played_ms, seen_ms, completions, guest_plays, guest_ms)
select id, day, people, plays, played_ms, seen_ms, completed, 0, 0
from (
  select number_of(current_setting('figures.level')::integer, film, school) as n, day, count(*)::integer as plays,
    sum(played_ms) as played_ms, sum(seen_ms) as seen_ms, sum(completed)::integer as completed
  from event group by 1, 2) as watched
  join (select n, day, count(*)::integer as people from present group by n, day) as came using (n, day)
  join numbered using (n)
where level = current_setting('figures.level')::integer
order by day;
drop table present;
