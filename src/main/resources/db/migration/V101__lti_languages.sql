-- share.lti.link: the language in which a platform shows a class, for what is written into its grade book.
alter table lti_context add column language text;
