-- Files may also come from another repository.
alter table asset drop constraint asset_origin_check;
alter table asset add constraint asset_origin_check check (origin in ('default', 'recognised', 'extracted', 'harvested', 'person'));
