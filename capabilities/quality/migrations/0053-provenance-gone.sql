-- Imports that were taken back left behind where the values of their records came from.
delete from quality_provenance p using history h where h.record_id = p.record_id and h.action = 'purged';
