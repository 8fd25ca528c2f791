-- Revert kontor:sales/payment_correction from pg
begin;
drop function sales.hand_over_payment(uuid);
drop function sales.ask_for_payment(uuid);
drop function sales.correct_reference(uuid, int, text);
commit;
