-- bench.FigureBench: visits of the last year (the setting figures.events says how many), three in each evening of a pupil. Four of five
-- are to films of the own district, and everywhere some films are watched much more often than others.
create unlogged table event as
select film, film % 2000 as school, pupil, current_date - 1 - away as day, 1000 * seconds as played_ms,
  1000 * least(seconds, 600) as seen_ms, case when seconds > 540 then 1 else 0 end as completed
from (
  select pupil, away, 20 + (dice(n, 3) * 700)::integer as seconds,
    case when dice(n, 4) < 0.8
      then 2000 * (floor(200 * dice(n, 5) ^ 2)::integer / 20) + 20 * (pupil / 2000) + floor(200 * dice(n, 5) ^ 2)::integer % 20
      else floor(20000 * dice(n, 5) ^ 3)::integer end as film
  from (
    select n, floor(200000 * dice(n / 3, 1))::integer as pupil, floor(365 * dice(n / 3, 2))::integer as away
    from generate_series(1, current_setting('figures.events')::integer) n) as evening) as visit;
create index event_film on event (film, day);
analyze event;
