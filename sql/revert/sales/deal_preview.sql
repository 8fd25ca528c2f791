-- Revert kontor:sales/deal_preview from pg
begin;
drop function sales.preview_deal(uuid, bigint, text, bigint, text, text, text);
drop function sales.payment_with(text, text);
drop function sales.expected_number(text, text);
commit;
