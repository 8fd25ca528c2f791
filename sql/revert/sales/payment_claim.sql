-- Revert kontor:sales/payment_claim from pg
begin;
drop table sales.payment_claim;
commit;
