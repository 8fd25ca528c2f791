-- A saved view is one's own until it is shared, which takes a permission; everybody in the organization has the shared ones.
begin;
select no_plan();

select is(tests.as_role('a', 'sales',
    $$insert into core.saved_view (list, name, definition) values ('deal', 'Big ones', '{"filter": {}}')$$), '1 rows', 'a view is kept');
select is(tests.as_role('a', 'sales', 'select name from core.saved_view'), 'Big ones', 'and read by who kept it');
select is(tests.as_role('a', 'manager', 'select count(*) from core.saved_view'), '0', 'a private view is nobody else''s, managers included');
select is(tests.as_role('a', 'sales', $$insert into core.saved_view (list, name) values ('deal', 'big ONES')$$), '23505', 'a name is used once by a person');
select is(tests.as_role('a', 'sales', 'update core.saved_view set is_shared = true'), '42501', 'sharing takes a permission');
select is(tests.as_role('a', 'sales', $$insert into core.saved_view (list, name, is_shared) values ('deal', 'For all', true)$$), '42501',
    'from the start, too');

select is(tests.as_role('a', 'manager', $$insert into core.saved_view (list, name, is_shared) values ('deal', 'For all', true)$$),
    '1 rows', 'a manager shares');
select is(tests.as_role('a', r.role, $$select count(*) from core.saved_view where name = 'For all'$$), '1', r.role || ' has the shared view')
  from unnest(array['owner', 'admin', 'sales', 'verifier', 'viewer']) r (role);
select is(tests.as_role('b', 'owner', 'select count(*) from core.saved_view'), '0', 'another organization has none');
select is(tests.as_role('a', 'sales', $$update core.saved_view set name = 'Mine now' where is_shared$$), '0 rows', 'a colleague does not change it');
select is(tests.as_role('a', 'owner', $$update core.saved_view set name = 'For everybody' where is_shared$$), '1 rows', 'whoever may share does');
select is(tests.as_role('a', 'owner', $$update core.saved_view set is_shared = false where is_shared$$), '42501',
    'but does not make a colleague''s view private');
select is(tests.as_role('a', 'manager', $$update core.saved_view set is_shared = false where is_shared$$), '1 rows', 'its owner stops sharing');

select is(tests.as_role('a', 'sales', $$update core.saved_view set deleted_at = now()$$), '1 rows', 'a view is deleted');
select is(tests.as_role('a', 'sales', $$insert into core.saved_view (list, name) values ('deal', 'Big ones')$$), '1 rows', 'and its name is free again');
select is(tests.as_role('a', 'sales', $$update core.saved_view set owner_id = core.new_id()$$), '42501', 'nobody gives a view away');
select is(tests.as_role('a', 'sales', $$insert into core.saved_view (list, name, definition) values ('deal', 'x', '[]')$$), '23514',
    'a definition is an object');

select * from finish();
rollback;
