-- Which commission rule applies to somebody, and why the others don't.
begin;
select no_plan();
insert into sales.commission_rule (tenant_id, name, role_key, rate, valid_from, currency) values
  (tests.place('a'), 'Sales 3%', 'sales', 3, '2020-01-01', 'PLN'), (tests.place('a'), 'Everybody 1%', null, 1, '2020-01-01', 'PLN'),
  (tests.place('a'), 'Managers 9%', 'manager', 9, '2020-01-01', 'PLN');
insert into sales.commission_rule (tenant_id, name, user_id, rate, valid_from, valid_to, currency)
values (tests.place('a'), 'Long ago', tests.person('a', 'sales'), 50, '2020-01-01', '2020-12-31', 'PLN');
create function tests.candidates(p_letter text, p_role text, p_user uuid, p_on date) returns text language sql as
  $$ select tests.as_role(p_letter, p_role,
                          format('select string_agg(name || '' '' || reach || '' '' || verdict, '', '') from sales.rule_candidates(%L, %L)', p_user, p_on)) $$;
select is(tests.candidates('a', 'manager', tests.person('a', 'sales'), '2026-05-01'),
    'Sales 3% role applies, Long ago person not_then, Everybody 1% everybody stands_back', 'the role''s rule comes before everybody''s');
select is(tests.candidates('a', 'manager', tests.person('a', 'sales'), '2020-05-01'),
    'Long ago person applies, Sales 3% role stands_back, Everybody 1% everybody stands_back', 'one''s own before the role''s, while it holds');
select is(tests.candidates('a', 'sales', tests.person('a', 'sales'), '2026-05-01'),
    'Sales 3% role applies, Long ago person not_then, Everybody 1% everybody stands_back', 'people ask about themselves');
select is(tests.candidates('a', 'sales', tests.person('a', 'sales2'), '2026-05-01'), 'KO002', 'not about others');
select is(tests.candidates('a', 'agent', tests.person('a', 'agent'), '2026-05-01'), 'KO001', 'without commissions there is nothing to ask');
select is(tests.candidates('b', 'manager', tests.person('a', 'sales'), '2026-05-01'), 'KO002', 'nor about another organization');
select * from finish();
rollback;
