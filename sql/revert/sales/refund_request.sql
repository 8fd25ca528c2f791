-- Revert kontor:sales/refund_request from pg
begin;
drop table sales.refund_request;
commit;
