-- Which call wrote the version: a digest of the caller and its x-request-id, by which a call that comes again is known.
alter table nll_resource add column call_sha256 varchar(64);
create index nll_resource_by_call on nll_resource (lab, call_sha256);
