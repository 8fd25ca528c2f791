-- Revert kontor:sales/commission_explained from pg
begin;
drop function sales.commission_steps(uuid);
commit;
