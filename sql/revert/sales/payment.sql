-- Revert kontor:sales/payment from pg
begin;
drop policy if exists attachment_of_payment_receipt_id on core.attachment;
drop trigger deal_renews_payments on sales.deal;
drop function sales.renew_payments();
drop table sales.payment;
drop function sales.keep_deal();
drop function sales.reference_key(text);
commit;
