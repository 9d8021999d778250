-- Standards, bundles and chains of items, and cases are records.
select platform.create_records('one_service');
