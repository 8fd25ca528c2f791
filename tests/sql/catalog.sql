-- The catalog: what a person may see and change, with labels, choices and references; never more.
begin;
select no_plan();
create function tests.columns(p_role text) returns table (rel text, col text, c jsonb) language plpgsql as $$
declare
  v jsonb := tests.as_role('a', p_role, 'select core.catalog()')::jsonb;
begin
  return query select (e ->> 'schema') || '.' || (e ->> 'name'), x ->> 'name', x from jsonb_array_elements(v) e, jsonb_array_elements(e -> 'columns') x;
end $$;
create temp table col as select * from tests.columns('sales');
create function tests.c(p_rel text, p_col text) returns jsonb language sql as $$ select c from col where rel = p_rel and col = p_col $$;

select is((select count(*) from col where rel = 'core.secret_key' or col in ('secret', 'content', 'notes_encrypted')
               or (rel, col) = ('core.tenant', 'channel')), 0::bigint, 'no secret is listed');
select is((select count(*) from col where btrim(c ->> 'label') = ''), 0::bigint, 'every column has a label');
select is((select count(*) from col where c ->> 'help' ~* 'smallest unit|minor unit'), 0::bigint,
    'help is for people: it does not say how an amount is stored');
select is(tests.c('core.project', 'status') -> 'choices', '["planned", "active", "on_hold", "completed", "cancelled"]', 'a closed set is listed in its order');
select is(tests.c('core.member_list', 'status') -> 'choices', '["invited", "active", "suspended"]', 'through a view as well');
select is((tests.c('core.project', 'name') ->> 'max_length')::int, 150, 'a length is listed');
select is((tests.c('sales.deal', 'description') ->> 'max_length')::int, 500, 'so is a deal''s');
select is((select string_agg(concat_ws(' ', tests.c(r.rel, r.col) ->> 'first_day', tests.c(r.rel, r.col) ->> 'last_day'), ', ')
             from (values ('sales.deal', 'due_date'), ('sales.deal_list', 'deal_date'), ('sales.payment', 'received_on'), ('core.project', 'end_date'),
                          ('sales.commission_rule', 'valid_to'), ('sales.deal', 'completed_on')) r (rel, col)),
    '2000-01-01 2099-12-31, 2000-01-01 2099-12-31, 2000-01-01 2099-12-31, 1990-01-01 2199-12-31, 1990-01-01 2199-12-31, ',
    'so are the days that a date may be');
select is(tests.c('core.project', 'team_id') -> 'references', '{"schema": "core", "name": "team"}', 'a reference is listed');
select is(tests.c('sales.deal', 'client_id') -> 'references', '{"schema": "crm", "name": "client"}', 'so is a deal''s client');
select is(tests.c('sales.deal_list', 'owner_id') -> 'references', '{"schema": "core", "name": "colleague"}', 'people are chosen among colleagues');
select is(tests.c('core.project', 'name') ->> 'label', 'Project', 'a label is the comment''s first sentence');
select is(tests.c('core.project', 'name') ->> 'help', 'Name of the project.', 'the help is the rest');
select is(tests.c('core.project', 'name') ->> 'nullable', 'false', 'NOT NULL is told');
select is(tests.c('core.project', 'start_date') ->> 'nullable', 'true', 'and its absence');
select is(tests.c('core.app_user', 'initials') ->> 'generated', 'true', 'a generated column is told');
select is(tests.c('crm.client', 'client_status') ->> 'default_value', 'new', 'a constant default is told');
select is(tests.c('crm.client', 'is_active') ->> 'default_value', 'true', 'a truth value too');
select is(tests.c('crm.client', 'id') ->> 'default_value', null, 'what a function makes is not');
select is(tests.c('crm.client', 'name') ->> 'insert', 'true', 'what may be inserted');
select is(tests.c('crm.client', 'version') ->> 'update', 'false', 'and what may not be changed');
-- Everything that is listed can be read, whoever asks.
select isnt(tests.as_role('a', r.role, format('select count(%I) from %s', c.col, c.rel)), '42501', format('%s can select %s.%s', r.role, c.rel, c.col))
  from unnest(array['viewer']) r (role), lateral tests.columns(r.role) c;
select is(tests.as_role('a', 'sales', 'select count(*) from jsonb_array_elements(core.catalog()) e where e ->> ''delete'' = ''true'''),
    '0', 'nothing is deleted by DELETE');
select * from finish();
rollback;
