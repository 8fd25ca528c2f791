begin;
select 1 / (count(*) > 150)::int from core.currency;
select 1 / (array_agg(distinct exponent order by exponent) = '{0,2,3,4}')::int from core.currency;
select 1 / count(*) from core.currency where code = 'JPY' and exponent = 0;
select 1 / count(*) from core.currency where code = 'KWD' and exponent = 3;
rollback;
