-- catalog: what came from other repositories has no owner here, and one row for each origin.
alter table learning_resource alter column owner drop not null;
alter table learning_resource add column provenance jsonb;
alter table learning_resource add column origin text generated always as (provenance -> 'hops' -> -1 ->> 'identifier') stored;
-- Withdrawn because no source gives it any more; what a person here has withdrawn stays so.
alter table learning_resource add column forsaken boolean not null default false;
create unique index learning_resource_origin on learning_resource (origin);
alter table learning_resource add constraint learning_resource_somebodys check (owner is not null or provenance is not null);
