-- Revert kontor:sales/invoice from pg
begin;
drop policy if exists attachment_of_invoice_file_id on core.attachment;
drop table sales.invoice;
commit;
