-- Revert kontor:sales/payment_entry from pg
begin;
drop function sales.replace_receipt(uuid, int, text, text, bytea, uuid);
drop function sales.record_payment(uuid, uuid, bigint, text, text, date, text, text, text, uuid, text, text, bytea);
drop function sales.put_payment(sales.deal, uuid, bigint, text, text, date, text, text, text, uuid, text);
drop function sales.refuse_duplicate(text);
drop function sales.stage_of(text, uuid);
drop function sales.take_receipt(uuid, text, text, bytea);
drop function sales.refuse_other_contents(text, text, jsonb, text);
drop function sales.sent_digest(jsonb, bytea);
commit;
