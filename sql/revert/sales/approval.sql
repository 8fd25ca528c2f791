-- Revert kontor:sales/approval from pg
begin;
drop table sales.payment_approval;
commit;
