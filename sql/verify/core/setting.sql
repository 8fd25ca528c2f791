begin;
select 1 / (core.decrypt_text(core.encrypt_text('Zażółć')) = 'Zażółć')::int;
select 1 / (not has_any_column_privilege('kontor_app', 'core.secret_key', 'select'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.decrypt_text(bytea)', 'execute'))::int;
select 1 / (core.setting_value('invitation.days') = '14')::int;
select 1 / (core.setting_value('no.such', 'x') = 'x')::int;
rollback;
