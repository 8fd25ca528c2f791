-- Revert kontor:sales/tell from pg
begin;
drop function sales.tell(sales.payment, text, text, text);
commit;
