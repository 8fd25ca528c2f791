-- Revert kontor:sales/verification_queue from pg
begin;
drop view sales.verification_queue;
commit;
