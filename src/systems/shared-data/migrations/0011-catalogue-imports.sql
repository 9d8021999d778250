-- Catalogues come in through the one importer: what is on its way keeps its rows and goes on; what a person had decided on
-- its lines, of which the number has changed, is asked again. A DCAT file's datasets are rows of one cell.
alter table catalogue_import rename column content to rows;
alter table catalogue_import rename column kind to into_what;
alter table catalogue_import drop constraint catalogue_import_kind_check;
alter table catalogue_import drop constraint catalogue_import_state_check;
alter table catalogue_import alter column state drop default;
update catalogue_import set
  rows = (
    select coalesce(jsonb_agg(jsonb_build_object(
      'number', number, 'cells', jsonb_build_array(entry::text), 'joined', '[]'::jsonb, 'hidden', false
    ) order by number), '[]'::jsonb)
    from jsonb_array_elements(rows) with ordinality as each (entry, number)
  )
where into_what = 'dcat';
update catalogue_import set mapping = '{"headingRow": 0, "fields": [], "why": []}' where mapping is null or mapping = 'null';
update catalogue_import set state = 'mapping' where state = 'open';
alter table catalogue_import alter column mapping set not null;
alter table catalogue_import drop column decisions;
alter table catalogue_import add column good_only boolean not null default false;
alter table catalogue_import add column caller jsonb;
alter table catalogue_import add column progress jsonb;
alter table catalogue_import add column outcome jsonb;
update catalogue_import
set progress = jsonb_build_object('done', entered, 'of', entered, 'skipped', 0, 'entered', entered, 'through', 0)
where state = 'applied';
alter table catalogue_import drop column entered;

alter table catalogue_heading add column heading_set text not null default '';
alter table catalogue_heading alter column heading_set drop default;
alter table catalogue_heading add column used_at timestamptz not null default now();
alter table catalogue_heading alter column used_at drop default;
alter table catalogue_heading alter column field drop not null;
alter table catalogue_heading drop constraint catalogue_heading_pkey;
alter table catalogue_heading add primary key (region_code, heading_set, heading);
