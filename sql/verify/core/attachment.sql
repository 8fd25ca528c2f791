begin;
select 1 / (not core.content_fits('image/png', '\x89504e470d0a1a0a'))::int;
select 1 / (core.content_fits('image/jpeg', '\xffd8ffe000ffd9'))::int;
select 1 / (not core.content_fits('image/jpeg', '\xffd8ffe000ff'))::int;
select 1 / (not has_column_privilege('kontor_app', 'core.attachment', 'content', 'select'))::int;
select 1 / (not has_table_privilege('kontor_app', 'core.attachment', 'insert'))::int;
rollback;
