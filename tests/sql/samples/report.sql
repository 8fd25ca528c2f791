-- Folded figures, and after them deltas that are not folded yet.
create function tests.sample_3_report(p_letter text) returns void
language plpgsql as $$
declare
    v_answer text;
begin
    if p_letter = 'a' then
        perform report.fold();
    end if;
    v_answer := tests.as_role(p_letter, 'sales', format($x$select deal_id::text from sales.enter_deal(%L, %L, 50000, 'PLN', %L, current_date, current_date + 30,
        p_new_client => %L, p_payment => %L)$x$, core.new_id(), core.new_id(), 'secret-' || p_letter,
        jsonb_build_object('name', 'secret-' || p_letter, 'email', 'second@' || p_letter || '.test'),
        jsonb_build_object('id', core.new_id(), 'amount_minor', 20000, 'currency', 'PLN', 'method', 'cash', 'received_on', current_date)));
    if v_answer !~ '-' then
        raise exception 'the sample of report was refused: %', v_answer;
    end if;
end $$;
