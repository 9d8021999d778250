-- Resources of the catalogue, libraries, requests and corrections are records.
select platform.create_records('shared_data');
