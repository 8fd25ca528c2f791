-- Revert kontor:sales/decision from pg
begin;
drop function sales.undo_decision(uuid);
drop function sales.drop_bonus(sales.payment);
drop function sales.drop_commission(sales.payment);
drop function sales.send_back_payment(uuid, int, text);
drop function sales.reject_payment(uuid, int, text);
drop function sales.put_decision(sales.payment, text, text);
commit;
