-- Revert kontor:sales/settlement from pg
begin;
drop function sales.uncount_payment(sales.payment);
drop function sales.count_day(uuid, uuid, date, int, int, bigint);
drop function sales.streak_before(uuid, uuid, date);
drop function sales.earn_commission(sales.payment);
drop function sales.lock_lines(sales.payment);
drop function sales.lock_bonus(uuid, uuid);
drop function sales.verified_in(uuid, uuid, date, text);
drop function sales.applying_rule(uuid, uuid, date);
drop function sales.issue_invoice(sales.payment, text);
commit;
