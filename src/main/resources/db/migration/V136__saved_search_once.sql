-- A search that chooses much is longer than an index can hold, so that it is kept once by its digest.
alter table saved_search drop constraint saved_search_account_query_key;
create unique index saved_search_once on saved_search (account, md5(query));
