-- Revert kontor:sales/payment_checks from pg
begin;
drop function sales.payment_checks(uuid);
commit;
