-- share.oai: a column for each format, null where deleted or not rendered yet; and the about elements of a record.
alter table oai_pending add column lom text, add column oai_lrmi text, add column mets text, add column about text;
alter table oai_record add column lom text, add column oai_lrmi text, add column mets text, add column about text;
