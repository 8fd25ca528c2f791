begin;
drop function core.catalog(), core.column_origin(), core.column_rule(), core.help_of(text), core.label_of(text);
commit;
