-- The sheet of a workbook that is read, and the names of those that hold a table too: {name, others}.
alter table quality_import add column sheet jsonb;
