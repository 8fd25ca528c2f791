-- Revert kontor:sales/take_back from pg
begin;
drop function sales.take_back_deal(uuid);
drop function sales.take_back_payment(uuid);
drop function sales.withdraw(sales.payment);
commit;
