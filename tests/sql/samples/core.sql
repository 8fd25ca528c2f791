-- At least one row of every tenant-owned table of areas core and audit, for an organization of the tests.
-- An area supplies its own as tests.sample_<order>_<area>(p_letter): isolation.sql calls all of them, and fails for a table without rows.
create function tests.sample_1_core(p_letter text) returns void
language plpgsql as $$
declare
  t uuid := tests.place(p_letter);
  o uuid := tests.person(p_letter, 'owner');
  s uuid := tests.person(p_letter, 'sales');
  v_team uuid := core.new_id();
begin
  insert into core.team (tenant_id, id, name, lead_id) values (t, v_team, 'secret-' || p_letter, o);
  insert into core.team_member (tenant_id, team_id, user_id) values (t, v_team, s);
  insert into core.project (tenant_id, name, team_id) values (t, 'secret-' || p_letter, v_team);
  insert into core.user_permission (tenant_id, user_id, permission_key) values (t, tests.person(p_letter, 'viewer'), 'export.run');
  insert into core.setting (tenant_id, key, value) values (t, 'test.secret', 'secret-' || p_letter);
  insert into core.attachment (tenant_id, file_name, media_type, content, created_by)
  values (t, 'secret-' || p_letter || '.png', 'image/png', tests.png(), o);
  insert into core.user_session (tenant_id, user_id, key_hash, host, backend_pid, expires_at) values (t, o, 'x', 'secret-' || p_letter, 1, now());
  insert into core.verification_token (tenant_id, user_id, identifier, token_hash, purpose, expires_at)
      values (t, o, 'secret-' || p_letter, 'x', 'password_reset', now());
  insert into core.notification_template (tenant_id, name, notification_type, title, message)
      values (t, 'secret-' || p_letter, 'payment.verified', 'x', 'secret-' || p_letter);
  insert into core.notification_preference (tenant_id, user_id, notification_type) values (t, o, 'payment.verified');
  insert into core.notification (tenant_id, user_id, notification_type, title) values (t, o, 'payment.verified', 'secret-' || p_letter);
  insert into core.saved_view (tenant_id, owner_id, list, name) values (t, o, 'deal', 'secret-' || p_letter);
  insert into core.presence (tenant_id, user_id, relation, record_id, seen_until)
  values (t, o, 'secret-' || p_letter, core.new_id(), now() + interval '1 hour');
  insert into core.exchange_rate (tenant_id, currency, base, valid_on, rate) values (t, 'EUR', 'PLN', current_date, 4.25);
  insert into core.tenant_domain (tenant_id, domain_key, is_on) values (t, 'sales', true);
  insert into core.credential (tenant_id, name, api_type, provider, secret)
  values (t, 'secret-' || p_letter, 'crm', 'x', core.encrypt_text('secret-' || p_letter));
  insert into core.retention_policy (tenant_id, table_name, keep_days) values (t, 'core.notification', 30);
  insert into audit.activity (tenant_id, user_id, kind, page) values (t, o, 'page_view', 'secret-' || p_letter);
  insert into audit.event (tenant_id, type) values (t, 'secret-' || p_letter);
  perform core.reserve_numbers(t, 'test', 3);
end $$;
