-- share.harvest: since when a source gives a resource under an identifier without a break. Of several sources at one address, the
-- first of them says where it is shown. What was here before counts from the day on which its source was taken up.
alter table harvest_item add column since timestamptz not null default now();
update harvest_item set since = created_at from harvest_source where harvest_source.id = source;
