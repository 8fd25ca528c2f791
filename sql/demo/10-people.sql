-- The demo's people and organizations. The password's SCRAM verifier comes in the setting kontor.demo_verifier; without one nobody can sign in.
begin;
create schema if not exists demo;
comment on schema demo is 'Makes demo data. Nothing in the program uses it.';

create or replace function demo.tenant(p_slug text) returns uuid
language sql stable return (select t.id from core.tenant t where t.slug = p_slug);
create or replace function demo.person(p_email text) returns uuid
language sql stable return (select u.id from core.app_user u where u.email = p_email);

create or replace function demo.put_person(p_email text, p_first text, p_last text, p_platform boolean default false) returns uuid
language plpgsql as $$
declare
  v_login text := core.login_name(p_email);
  v_verifier text := nullif(current_setting('kontor.demo_verifier', true), '');
  v_id uuid := demo.person(p_email);
begin
  if v_id is not null then
    return v_id;
  end if;
  if not exists (select from pg_roles where rolname = v_login) then
    execute format('create role %I login nosuperuser nocreatedb nocreaterole inherit noreplication nobypassrls '
      'connection limit 20 in role kontor_app', v_login);
  end if;
  if v_verifier is not null then
    execute format('alter role %I password %L', v_login, v_verifier);
  end if;
  insert into core.app_user (login, email, first_name, last_name, email_verified_at, is_platform_admin)
  values (v_login, p_email, p_first, p_last, now(), p_platform) returning id into v_id;
  return v_id;
end $$;

create or replace function demo.put_member(p_slug text, p_email text, p_first text, p_last text, p_role text, p_title text,
    p_target_minor bigint default 0, p_team text default null) returns uuid
language plpgsql as $$
declare
  v_tenant uuid := demo.tenant(p_slug);
  v_user uuid := demo.put_person(p_email, p_first, p_last);
  v_team uuid;
begin
  insert into core.membership (tenant_id, user_id, role_id, display_name, initials, email, job_title, sales_target_minor, joined_at)
  select v_tenant, u.id, r.id, u.display_name, u.initials, u.email, p_title, p_target_minor, now() - interval '400 days'
    from core.app_user u, core.role r where u.id = v_user and r.tenant_id = v_tenant and r.key = p_role;
  if p_team is not null then
    insert into core.team (tenant_id, name, lead_id) select v_tenant, p_team, v_user
     where not exists (select from core.team t where t.tenant_id = v_tenant and t.name = p_team);
    select t.id into v_team from core.team t where t.tenant_id = v_tenant and t.name = p_team;
    insert into core.team_member (tenant_id, team_id, user_id) values (v_tenant, v_team, v_user);
  end if;
  return v_user;
end $$;

do $$
declare
  v_hours jsonb := '{"mon":[["08:00","17:00"]],"tue":[["08:00","17:00"]],"wed":[["08:00","17:00"]],"thu":[["08:00","17:00"]],"fri":[["08:00","16:00"]]}';
begin
  if demo.tenant('baltic-solar') is not null then
    return;
  end if;
  perform core.new_tenant('Baltic Solar Group', 'baltic-solar', 'PLN', 'Europe/Warsaw', 'PL', 'en');
  perform core.new_tenant('Atlas Loans', 'atlas-loans', 'USD', 'America/New_York', 'US', 'en');
  update core.tenant set industry = 'Energy', business_type = 'Solar and heat pumps', company_size = '51-200',
      website = 'https://baltic.example', email = 'office@baltic.example', phone = '+48585550100',
      address = 'ul. Stoczniowa 12', city = '80-001 Gdańsk', business_hours = v_hours, onboarding_completed = true where slug = 'baltic-solar';
  update core.tenant set industry = 'Finance', business_type = 'Consumer loans', company_size = '11-50', website = 'https://atlas.example',
      email = 'office@atlas.example', phone = '+12125550100',
      address = '40 Fulton Street', city = 'New York, NY 10038', business_hours = v_hours, onboarding_completed = true where slug = 'atlas-loans';

  perform demo.put_member('baltic-solar', 'owner@baltic.example', 'Greta', 'Lind', 'owner', 'Managing director');
  perform demo.put_member('baltic-solar', 'manager@baltic.example', 'Helena', 'Voss', 'manager', 'Head of sales');
  perform demo.put_member('baltic-solar', 'admin@baltic.example', 'Oskar', 'Dahl', 'admin', 'Office administrator');
  perform demo.put_member('baltic-solar', 'verifier@baltic.example', 'Ewa', 'Sobczak', 'verifier', 'Payments');
  perform demo.put_member('baltic-solar', 'verifier2@baltic.example', 'Marek', 'Lis', 'verifier', 'Payments');
  perform demo.put_member('baltic-solar', 'agent@baltic.example', 'Nina', 'Kurek', 'agent', 'Front desk');
  perform demo.put_member('baltic-solar', 'sales@baltic.example', 'Anna', 'Zielińska', 'sales', 'Sales, Gdańsk', 16000000, 'Gdańsk');
  perform demo.put_member('baltic-solar', 'piotr@baltic.example', 'Piotr', 'Adamski', 'sales', 'Sales, Gdańsk', 26000000, 'Gdańsk');
  perform demo.put_member('baltic-solar', 'kinga@baltic.example', 'Kinga', 'Maj', 'sales', 'Sales, Gdańsk', 17000000, 'Gdańsk');
  perform demo.put_member('baltic-solar', 'julia@baltic.example', 'Julia', 'Nowicka', 'sales', 'Sales, Gdańsk', 13000000, 'Gdańsk');
  perform demo.put_member('baltic-solar', 'lukas@baltic.example', 'Lukas', 'Brandt', 'sales', 'Sales, Berlin', 18000000, 'Berlin');
  perform demo.put_member('baltic-solar', 'tomasz@baltic.example', 'Tomasz', 'Wrona', 'sales', 'Sales, New York', 22000000, 'Overseas');

  perform demo.put_member('atlas-loans', 'manager@atlas.example', 'Rosa', 'Delgado', 'manager', 'Head of lending');
  perform demo.put_member('atlas-loans', 'admin@atlas.example', 'Ian', 'Mercer', 'admin', 'Office administrator');
  perform demo.put_member('atlas-loans', 'verifier@atlas.example', 'Priya', 'Nair', 'verifier', 'Payments');
  perform demo.put_member('atlas-loans', 'agent@atlas.example', 'Sam', 'Okafor', 'agent', 'Front desk');
  perform demo.put_member('atlas-loans', 'sales@atlas.example', 'Leo', 'Marsh', 'sales', 'Loan officer', 6000000, 'Manhattan');
  perform demo.put_member('atlas-loans', 'sales2@atlas.example', 'Dana', 'Ortiz', 'sales', 'Loan officer', 5000000, 'Manhattan');

  perform demo.put_member('baltic-solar', 'dual@kontor.example', 'Dorian', 'Wells', 'viewer', 'Auditor');
  perform demo.put_member('atlas-loans', 'dual@kontor.example', 'Dorian', 'Wells', 'manager', 'Interim manager');
  perform demo.put_person('root@kontor.example', 'Robin', 'Root', true);
  update core.tenant t set owner_id = demo.person(case t.slug when 'baltic-solar' then 'owner@baltic.example' else 'manager@atlas.example' end)
   where t.slug in ('baltic-solar', 'atlas-loans');
end $$;

commit;
