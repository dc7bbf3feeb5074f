-- share.lti.platform: a registration that was removed goes with everybody who came from there, some at a time.
alter table lti_platform add column removed_at timestamptz;
-- Of one that is going the same platform may be registered again.
alter table lti_platform drop constraint lti_platform_issuer_client_id_key;
create unique index lti_platform_known on lti_platform (issuer, client_id) where removed_at is null;
