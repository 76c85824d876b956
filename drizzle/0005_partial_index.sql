DROP INDEX "analysis_memory_superseded";--> statement-breakpoint
CREATE INDEX "analysis_memory_superseded" ON "analysis_memory" USING btree ("superseded_by") WHERE superseded_by is not null;