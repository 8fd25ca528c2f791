-- Revert kontor:sales/reach from pg
begin;
drop function sales.payment_slots(uuid, uuid, bigint, text);
drop function sales.approval_slots(uuid, bigint, text);
drop function sales.reason(text);
drop function sales.name_of(uuid);
drop function sales.my_role_key();
drop function sales.lock_payment(uuid, int, text);
drop function sales.lock_deal(uuid, int, text);
drop function sales.reaches(text, uuid);
commit;
