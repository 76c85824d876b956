DROP INDEX analysis_memory_superseded;
CREATE INDEX analysis_memory_superseded ON analysis_memory USING btree (superseded_by);
