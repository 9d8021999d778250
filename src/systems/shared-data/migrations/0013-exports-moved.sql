-- Exports of every list are written by one way (platform.export); what was kept of the catalogue's own was kept for seven days.
drop table catalogue_export_part;
drop table catalogue_export;
