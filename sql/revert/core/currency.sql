begin;
drop function core.currency_exponent(text);
drop table core.currency;
commit;
