-- Revert kontor:sales/deal_search from pg
begin;
drop function sales.find_payments(text, int);
drop function sales.find_deals(text, int);
commit;
