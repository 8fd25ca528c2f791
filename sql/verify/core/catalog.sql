begin;
select 1 / (jsonb_array_length(core.catalog()) > 15)::int;
select 1 / count(*) from jsonb_array_elements(core.catalog()) e, jsonb_array_elements(e -> 'columns') c
 where e ->> 'name' = 'project' and c ->> 'name' = 'status' and c -> 'choices' ? 'on_hold';
select 1 / count(*) from jsonb_array_elements(core.catalog()) e, jsonb_array_elements(e -> 'columns') c
 where e ->> 'name' = 'member_list' and c ->> 'name' = 'status' and c -> 'choices' ? 'suspended' and c ->> 'label' = 'Status';
select 1 / count(*) from jsonb_array_elements(core.catalog()) e, jsonb_array_elements(e -> 'columns') c
 where e ->> 'name' = 'project' and c ->> 'name' = 'team_id' and c -> 'references' ->> 'name' = 'team';
rollback;
