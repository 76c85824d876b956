-- An index whose nulls stand last serves neither `order by x` nor `order by x desc`: every such order was a sort.
DROP INDEX "analysis_memory_created";--> statement-breakpoint
DROP INDEX "analysis_memory_domain_created";--> statement-breakpoint
DROP INDEX "resolutions_created";--> statement-breakpoint
DROP INDEX "conversations_user_activity";--> statement-breakpoint
DROP INDEX "conversations_activity";--> statement-breakpoint
DROP INDEX "entity_mentions_at";--> statement-breakpoint
DROP INDEX "entity_mentions_entity_at";--> statement-breakpoint
DROP INDEX "error_patterns_last_seen";--> statement-breakpoint
DROP INDEX "log_sets_user_created";--> statement-breakpoint
DROP INDEX "log_sets_created";--> statement-breakpoint
DROP INDEX "messages_created";--> statement-breakpoint
DROP INDEX "model_usage_created";--> statement-breakpoint
DROP INDEX "runs_created";--> statement-breakpoint
CREATE INDEX "conversations_listed" ON "conversations" USING btree ("pinned" DESC NULLS FIRST,"last_activity_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "analysis_memory_created" ON "analysis_memory" USING btree ("created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "analysis_memory_domain_created" ON "analysis_memory" USING btree ("domain","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "resolutions_created" ON "resolutions" USING btree ("created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_user_activity" ON "conversations" USING btree ("user_id","last_activity_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_activity" ON "conversations" USING btree ("last_activity_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "entity_mentions_at" ON "entity_mentions" USING btree ("at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "entity_mentions_entity_at" ON "entity_mentions" USING btree ("entity_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "error_patterns_last_seen" ON "error_patterns" USING btree ("last_seen" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "log_sets_user_created" ON "log_sets" USING btree ("user_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "log_sets_created" ON "log_sets" USING btree ("created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "messages_created" ON "messages" USING btree ("created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "model_usage_created" ON "model_usage" USING btree ("created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_created" ON "runs" USING btree ("created_at" DESC NULLS FIRST);