-- Of the few places on a page of results it is asked which were read off a picture: a long book costs no more than a short one.
create index place_recognised on place (resource, at) where recognised;
