begin;
drop function audit.capture_shaped(), audit.capture();
drop table audit.change;
drop function audit.refuse_rewrite(), audit.add_partitions(regclass, int), core.platform_id();
commit;
