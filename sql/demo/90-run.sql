-- Fills both organizations, once.
begin;

do $$
declare
  v_baltic uuid := demo.tenant('baltic-solar');
  v_atlas uuid := demo.tenant('atlas-loans');
  v_sellers uuid[] := array(select demo.person(e || '@baltic.example') from unnest('{sales,piotr,lukas,kinga,tomasz,julia}'::text[]) e);
  v_lenders uuid[] := array[demo.person('sales@atlas.example'), demo.person('sales2@atlas.example')];
begin
  if exists (select from sales.deal d where d.tenant_id = v_baltic) then
    return;
  end if;
  perform demo.open_spec();
  perform demo.make_clients(v_baltic, v_sellers), demo.make_clients(v_atlas, v_lenders);

  perform demo.spec_history(v_baltic, v_sellers, '{0.13,0.35,0.54,0.72,0.88,1.01}', '{PLN,PLN,EUR,PLN,USD,PLN}',
      array[demo.person('verifier@baltic.example'), demo.person('verifier2@baltic.example')], 78, 278, 216, 100);
  drop table made;
  perform demo.spec_streak(v_baltic), demo.spec_pictures(v_baltic), demo.spec_today(v_baltic), demo.renumber(v_baltic);
  perform demo.store(v_baltic, 'Baltic Solar Group Sp. z o.o.');

  perform demo.spec_history(v_atlas, v_lenders, '{0.55,1.01}', '{USD,USD}',
      array[demo.person('verifier@atlas.example'), demo.person('manager@atlas.example')], 24, 70, 120, 500);
  perform demo.spec_atlas(v_atlas), demo.renumber(v_atlas);
  perform demo.store(v_atlas, 'Atlas Loans Inc.');
  perform demo.finish_baltic(v_baltic), demo.scan_receipt(v_baltic, 'Tulip Tree Schools');
  perform demo.notify_people(v_baltic), demo.notify_people(v_atlas);
  perform report.fold();
end $$;

commit;
