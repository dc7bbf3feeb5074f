-- Besides what is said in a film, its parts and what stands on its screen can be found.
alter table place drop constraint place_type_check;
alter table place add constraint place_type_check check (type in ('cue', 'slide', 'page', 'chapter', 'screen'));
