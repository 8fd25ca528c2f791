-- Revert kontor:sales/payout from pg
begin;
drop table sales.commission_payout;
commit;
