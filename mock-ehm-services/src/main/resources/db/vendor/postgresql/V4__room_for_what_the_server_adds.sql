-- A body may be a million bytes; the server adds id, version, time and chain.
alter table nll_resource alter column json type varchar(1048576);
