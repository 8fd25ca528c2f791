-- Revert kontor:sales/verification from pg
begin;
drop function sales.approve_payments(uuid[], int[]);
drop function sales.approve_payment(uuid, int, text);
drop function sales.open_slot(sales.payment);
drop function sales.take_decision(uuid, int);
drop function sales.release_payment(uuid);
drop function sales.claim_payment(uuid);
drop function sales.is_mine(sales.payment);
commit;
