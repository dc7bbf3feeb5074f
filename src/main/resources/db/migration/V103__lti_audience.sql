-- share.lti.platform: how the authorisation server of a platform calls itself, where that isn't the address of its tokens.
alter table lti_platform add column audience text;
