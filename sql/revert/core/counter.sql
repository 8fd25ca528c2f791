begin;
drop function core.next_number(text), core.reserve_numbers(uuid, text, bigint);
drop table core.counter;
commit;
