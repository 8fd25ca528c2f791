-- Revert kontor:sales/deal from pg
begin;
drop table sales.deal;
drop function sales.follow_deal();
commit;
