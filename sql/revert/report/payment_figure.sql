-- Revert kontor:report/payment_figure from pg
begin;
drop trigger report_insert on sales.payment;
drop trigger report_update on sales.payment;
drop trigger report_delete on sales.payment;
drop function report.follow_payment();
drop function report.payment_facts(sales.payment, text);
commit;
