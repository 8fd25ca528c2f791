-- Revert kontor:sales/deal_entry from pg
begin;
drop function sales.enter_deal(uuid, uuid, bigint, text, text, date, date, text, text, uuid, boolean, jsonb, jsonb, text, text, bytea);
drop function sales.put_first_payment(sales.deal, jsonb, uuid);
drop function sales.take_client(uuid, jsonb);
commit;
