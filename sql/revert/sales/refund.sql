-- Revert kontor:sales/refund from pg
begin;
drop function sales.decline_refund(uuid, int, text);
drop function sales.ask_refund(uuid, int, text, bigint);
drop function sales.refund_payment(uuid, int, bigint, text);
drop function sales.put_refund_request(sales.payment, bigint, text);
drop function sales.check_refund(sales.payment, bigint);
drop function sales.take_commission_back(sales.payment, sales.payment);
drop function sales.claw_back(sales.commission, sales.payment, bigint, bigint, bigint, bigint);
commit;
