-- Figures folded and not yet folded. Folding is for all organizations at once, so the second call makes the rows of both.
create function tests.sample_3_report(p_letter text) returns void
language plpgsql as $$
declare
  v_letter text;
begin
  perform report.fold();
  foreach v_letter in array array['a', 'b'] loop
    perform tests.as_role(v_letter, 'sales',
        format($q$select deal_id::text from sales.enter_deal(%L, (select id from crm.client limit 1), 5000, 'PLN', 'secret-%s',
            current_date, current_date + 30)$q$,
        core.new_id(), v_letter));
    insert into report.stale_month (tenant_id, month) values (tests.place(v_letter), '2020-01-01') on conflict do nothing;
  end loop;
end $$;
