-- Revert kontor:sales/payment_list from pg
begin;
drop view sales.payment_list;
commit;
