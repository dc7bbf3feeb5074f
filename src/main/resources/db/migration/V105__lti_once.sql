-- What may be used once is remembered in one place, whoever has given it out. A state of a login lives for minutes: those that are under way
-- while this runs begin again.
drop table lti_nonce;
alter table lti_tool_once rename to lti_once;
alter index lti_tool_once_until rename to lti_once_until;
