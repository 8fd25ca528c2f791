begin;
drop function audit.head(), audit.verify_chain(), audit.seal_now(), audit.batch_hash(bytea, xid8, xid8);
drop table audit.seal;
commit;
