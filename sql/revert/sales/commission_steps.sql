-- Revert kontor:sales/commission_steps from pg
begin;
drop function sales.pay_commissions(uuid, date, jsonb);
drop function sales.due_payouts(uuid[], date);
drop function sales.release_commissions(uuid[]);
drop function sales.hold_commissions(uuid[], text);
drop function sales.unapprove_commissions(uuid[]);
drop function sales.approve_commissions(uuid[]);
drop function sales.lock_commissions(uuid[], text[], boolean);
commit;
