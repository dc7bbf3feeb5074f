-- Which process sends: none takes the turn of another that is alive.
alter table lti_sending add column holder text;
