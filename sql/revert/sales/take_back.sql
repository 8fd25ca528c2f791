-- Revert kontor:sales/take_back from pg
begin;
drop function sales.restore_deal(uuid);
drop function sales.bring_back_deal(uuid);
drop function sales.reinstate(sales.deal);
drop function sales.bring_back_payment(uuid);
drop function sales.reinstate(sales.payment);
drop function sales.take_back_deal(uuid);
drop function sales.recount_deal_day(sales.deal, int);
drop function sales.take_back_payment(uuid);
drop function sales.withdraw(sales.payment);
commit;
