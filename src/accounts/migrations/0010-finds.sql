-- By what units and people with accounts are found.
select platform.index_finds('accounts.organisation', 'organisation_find', 'platform.find_text(name)', 'merged_into is null');
select platform.index_finds('accounts.alias', 'alias_find', 'platform.find_text(alias)');
select platform.index_finds('accounts.account', 'account_find', 'platform.find_text(name)');
select platform.index_finds('accounts.account', 'account_named', 'platform.find_text(display_name)');
