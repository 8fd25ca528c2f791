-- Revert kontor:sales/money from pg
begin;
drop function sales.convert(uuid, bigint, text, text, date);
drop function sales.part(bigint, bigint, bigint);
drop function sales.share(bigint, text, numeric, numeric, text);
drop function sales.quoted_rate(uuid, text, text, date);
drop function sales.rate_on(uuid, text, text, date);
drop function sales.today();
drop function sales.today(uuid);
commit;
