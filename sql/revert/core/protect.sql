begin;
drop function core.protect_shared(regclass, name, text, text, name[], name[], boolean),
    core.protect(regclass, text, text, name, name[], name[], boolean, boolean), core.rule(text, name), core.reach_rule(text, name),
    core.set_policy(regclass, text, text), core.grant_columns(regclass, name[], name[]),
    core.watch(regclass, boolean, boolean, text, name), core.describe_common(regclass), core.keep_no_samples(regclass);
commit;
