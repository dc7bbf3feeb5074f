-- What the renderings of share.oai were made after, and how far the resources are rendered anew since it has changed.
create table oai_recipe (
  one         boolean primary key default true check (one),
  recipe      text not null,
  rendered_to uuid not null
);
