-- core.standing says at every moment what people, members, organizations, roles and permissions say, whoever changes them and how.
begin;
select no_plan();
-- Asked anew, permission by permission, as nothing in the database does.
create function tests.asked_anew() returns table (login name, organization uuid, permission text, rank int) language sql as $$
  select u.login, m.tenant_id, p.key, max(case g.scope when 'all' then 3 when 'team' then 2 when 'own' then 1 end)
    from core.app_user u join core.membership m on m.user_id = u.id join core.tenant t on t.id = m.tenant_id cross join core.permission p
    left join lateral (select rp.scope from core.role_permission rp where (rp.tenant_id, rp.role_id, rp.permission_key) = (m.tenant_id, m.role_id, p.key)
                       union all select up.scope from core.user_permission up
                        where (up.tenant_id, up.user_id, up.permission_key) = (m.tenant_id, m.user_id, p.key)) g on true
   where u.status in ('active', 'invited') and not u.must_change_password and u.deleted_at is null and m.status = 'active'
     and t.status in ('trial', 'active') and t.deleted_at is null
   group by 1, 2, 3 $$;
create function tests.differs() returns bigint language sql as $$
  select count(*) from (select s.login, s.organization, p.key, (s.ranks ->> p.key)::int as rank from core.standing s cross join core.permission p) x
    full join tests.asked_anew() y
      on (x.login, x.organization, x.key) = (y.login, y.organization, y.permission)
   where x.rank is distinct from y.rank or x.login is null or y.login is null $$;
select ok((select count(*) > 10 from core.standing), 'people have a standing');
select is(tests.differs(), 0::bigint, 'which is what their rows say');

-- Each change happens where it happens, first as usual, then where triggers are switched off for a load, and is taken back.
create temp table change (n serial, what text, statement text);
insert into change (what, statement) values
  ('a person is suspended', $$update core.app_user set status = 'suspended' where id = tests.person('a', 'sales')$$),
  ('a person has to change the password', $$update core.app_user set must_change_password = true where id = tests.person('a', 'sales')$$),
  ('a person is deleted', $$update core.app_user set deleted_at = now() where id = tests.person('a', 'sales')$$),
  ('a person gets another address and login',
   $$update core.app_user set email = 'else@a.test', login = core.login_name('else@a.test') where id = tests.person('a', 'sales')$$),
  ('a member is suspended', $$update core.membership set status = 'suspended' where user_id = tests.person('a', 'sales')$$),
  ('all members are invited again', $$update core.membership set status = 'invited'$$),
  ('a member gets another role', $$update core.membership m set role_id = core.role_id(m.tenant_id, 'viewer') where m.user_id = tests.person('a', 'sales')$$),
  ('a person becomes a member elsewhere', $$select core.put_member(tests.place('b'), tests.person('a', 'sales'), 'admin')$$),
  ('a member goes', $$with g as (delete from core.membership
                                  where user_id = core.put_user('gone@a.test', 'Gone', 'A', core.scram_verifier('test')) returning 1) select * from g$$),
  ('an organization is stopped', $$update core.tenant set status = 'suspended', suspended_at = now() where id = tests.place('a')$$),
  ('an organization is closed', $$update core.tenant set deleted_at = now() where id = tests.place('a')$$),
  ('a role loses everything', $$delete from core.role_permission r where r.role_id = core.role_id(tests.place('a'), 'manager')$$),
  ('all roles reach their own rows alone', $$update core.role_permission set scope = 'own'$$),
  ('a role may more', $$insert into core.role_permission (tenant_id, role_id, permission_key, scope)
      values (tests.place('a'), core.role_id(tests.place('a'), 'sales'), 'audit.read', 'all')$$),
  ('a member may more', $$insert into core.user_permission (tenant_id, user_id, permission_key, scope)
      values (tests.place('a'), tests.person('a', 'sales'), 'deal.read', 'team')$$),
  ('a member may less again',
   $$with g as (insert into core.user_permission (tenant_id, user_id, permission_key, scope)
                values (tests.place('a'), tests.person('a', 'sales'), 'deal.read', 'all') returning 1) select * from g;
     delete from core.user_permission where user_id = tests.person('a', 'sales')$$),
  ('a new organization begins', $$select core.new_tenant('Test N', 'test-n', 'PLN', 'Europe/Warsaw')$$),
  ('what nothing follows from changes', $$update core.membership set last_seen_at = now()$$);
create function tests.differs_after(p_statement text, p_mode text) returns bigint language plpgsql as $$
declare
  v_differs bigint;
begin
  begin
    perform set_config('session_replication_role', p_mode, true);
    execute p_statement;
    v_differs := tests.differs();
    raise exception using errcode = 'ZZ000';
  exception when sqlstate 'ZZ000' then
    null;
  end;
  perform set_config('session_replication_role', 'origin', true);
  return v_differs;
end $$;
select is(tests.differs_after(c.statement, m.mode), 0::bigint, format('%s (%s)', c.what, m.mode))
  from change c, (values ('origin'), ('replica')) m (mode) order by m.mode, c.n;
select is(tests.differs(), 0::bigint, 'and so after all was taken back');
select is(tests.as_role('a', r.role, 'select count(*) from core.standing'), '42501', r.role || ' does not read it')
  from unnest(array['owner', 'admin', 'sales']) r (role);
select * from finish();
rollback;
