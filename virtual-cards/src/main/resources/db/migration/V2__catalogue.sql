-- A card is made anew when what it is to hold has changed.
alter table token_row add column plan varchar(64) default '' not null;
