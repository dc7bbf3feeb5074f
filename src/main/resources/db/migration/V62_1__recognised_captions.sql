-- Captions may also come from a machine that listened; whatever a person or the film brings wins over them.
alter table asset drop constraint asset_origin_check;
alter table asset add constraint asset_origin_check check (origin in ('default', 'recognised', 'extracted', 'person'));
