-- share.oai: nearly everybody harvests simple Dublin Core, so it lies in the row itself, as it is given out; the other formats,
-- packed, lie beside. A row that goes a little beyond what PostgreSQL likes is no reason to pack all of it.
alter table oai_pending alter column oai_dc set storage main, alter column about set storage main;
alter table oai_pending set (toast_tuple_target = 3000);
alter table oai_record alter column oai_dc set storage main, alter column about set storage main;
alter table oai_record set (toast_tuple_target = 3000);
