create table armed_fault (
    lab varchar(32) not null,
    fault varchar(32) not null,
    delay_millis bigint not null,
    constraint armed_fault_once primary key (lab, fault)
);
