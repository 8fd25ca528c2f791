-- Revert kontor:sales/deal_steps from pg
begin;
drop function sales.delete_deal(uuid, int);
drop function sales.cancel_deal(uuid, int, text);
drop function sales.resume_deal(uuid, int);
drop function sales.hold_deal(uuid, int);
drop function sales.set_deal_status(sales.deal, text, text);
drop function sales.submit_draft(uuid, int);
commit;
