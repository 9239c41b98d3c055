-- The code of a dispense is what its dispatch is found by.
alter table nll_resource alter column code type varchar(200);
create index nll_resource_by_code on nll_resource (lab, code, type, latest);
