-- A reset forgets revocations, but not those of cards that another has taken the place of.
alter table issued_row add column replaced boolean default false not null;
