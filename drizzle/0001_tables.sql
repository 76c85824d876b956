CREATE TABLE "analysis_memory" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"run_id" uuid,
	"user_id" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"query_text" text NOT NULL,
	"parameters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"trace_ids" text[] DEFAULT '{}' NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error_pattern" text,
	"resolution" text,
	"confidence_score" real,
	"outcome" text,
	"solved" boolean,
	"resolved_at" timestamp (3) with time zone,
	"fingerprint" jsonb DEFAULT '{"templates":[],"exceptions":[],"services":[],"words":[]}'::jsonb NOT NULL,
	"project" text,
	"env" text,
	"domain" text,
	"incident_at" timestamp (3) with time zone,
	"log_content_hash" text,
	"log_set_ids" uuid[] DEFAULT '{}' NOT NULL,
	"engine_version" text,
	"superseded_by" uuid,
	"relevance" real DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analysis_memory_outcome" CHECK ("analysis_memory"."outcome" in ('confirmed', 'likely', 'inconclusive', 'no fault'))
);
--> statement-breakpoint
CREATE TABLE "resolutions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"analysis_id" uuid,
	"pattern_key" text,
	"user_id" text NOT NULL,
	"outcome" text NOT NULL,
	"source" text NOT NULL,
	"action" text,
	"note" text,
	"focus" text,
	"resolution_seconds" integer,
	"steps_used" text[] DEFAULT '{}' NOT NULL,
	"knowledge" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resolutions_outcome" CHECK ("resolutions"."outcome" in ('solved', 'not_solved', 'partly', 'reopened')),
	CONSTRAINT "resolutions_source" CHECK ("resolutions"."source" in ('person', 'chat', 'logs'))
);
--> statement-breakpoint
CREATE TABLE "context_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"conversation_id" uuid,
	"type" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"relevance" real DEFAULT 1 NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"source_message_id" uuid,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "context_items_key" UNIQUE NULLS NOT DISTINCT("user_id","conversation_id","type","key"),
	CONSTRAINT "context_items_type" CHECK ("context_items"."type" in ('conversation', 'preference', 'project', 'user_info'))
);
--> statement-breakpoint
CREATE TABLE "preferences" (
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb,
	"secret" "bytea",
	"encrypted" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "preferences_user_id_key_pk" PRIMARY KEY("user_id","key"),
	CONSTRAINT "preferences_one_form" CHECK (case when encrypted then secret is not null and value is null else secret is null end)
);
--> statement-breakpoint
CREATE TABLE "conversation_links" (
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_links_from_id_to_id_kind_pk" PRIMARY KEY("from_id","to_id","kind"),
	CONSTRAINT "conversation_links_not_self" CHECK ("conversation_links"."from_id" <> "conversation_links"."to_id")
);
--> statement-breakpoint
CREATE TABLE "conversation_stats" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"messages" integer DEFAULT 0 NOT NULL,
	"user_messages" integer DEFAULT 0 NOT NULL,
	"assistant_messages" integer DEFAULT 0 NOT NULL,
	"context_messages" integer DEFAULT 0 NOT NULL,
	"characters" bigint DEFAULT 0 NOT NULL,
	"runs" integer DEFAULT 0 NOT NULL,
	"analyses" integer DEFAULT 0 NOT NULL,
	"first_message_at" timestamp (3) with time zone,
	"last_message_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"type" text DEFAULT 'investigation' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"visibility" text DEFAULT 'team' NOT NULL,
	"project" text,
	"env" text,
	"domain" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"summary" text,
	"relevance" real DEFAULT 1 NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"forked_from" uuid,
	"forked_at_message" uuid,
	"next_index" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_activity_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "conversations_status" CHECK ("conversations"."status" in ('open', 'solved', 'unsolved')),
	CONSTRAINT "conversations_visibility" CHECK ("conversations"."visibility" in ('private', 'team'))
);
--> statement-breakpoint
CREATE TABLE "share_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"conversation_id" uuid NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "share_links_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "embeddings" (
	"owner_kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"model" text NOT NULL,
	"dims" integer NOT NULL,
	"values" real[] NOT NULL,
	"content_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "embeddings_owner_kind_owner_id_model_pk" PRIMARY KEY("owner_kind","owner_id","model")
);
--> statement-breakpoint
CREATE TABLE "entities" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name_key" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entities_kind_name" UNIQUE("kind","name_key")
);
--> statement-breakpoint
CREATE TABLE "entity_mentions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entity_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"analysis_id" uuid,
	"message_id" uuid,
	"role" text DEFAULT 'mentioned' NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entity_mentions_once" UNIQUE NULLS NOT DISTINCT("entity_id","conversation_id","analysis_id","message_id","role")
);
--> statement-breakpoint
CREATE TABLE "error_patterns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pattern_key" text NOT NULL,
	"domain" text NOT NULL,
	"error_type" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"typical_causes" text[] DEFAULT '{}' NOT NULL,
	"resolution_steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"success_rate" real GENERATED ALWAYS AS (case when tried > 0 then solved::real / tried::real end) STORED,
	"solved" integer DEFAULT 0 NOT NULL,
	"tried" integer DEFAULT 0 NOT NULL,
	"usage_count" integer DEFAULT 0 NOT NULL,
	"occurrences" integer DEFAULT 0 NOT NULL,
	"first_seen" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"positive_samples" text[] DEFAULT '{}' NOT NULL,
	"negative_samples" text[] DEFAULT '{}' NOT NULL,
	"fingerprint" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"provenance" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"merged_into" uuid,
	"edited_by" text,
	"edited_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "error_patterns_patternKey_unique" UNIQUE("pattern_key"),
	CONSTRAINT "error_patterns_counts" CHECK ("error_patterns"."solved" >= 0 and "error_patterns"."tried" >= "error_patterns"."solved")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"payload" jsonb NOT NULL,
	"conversation_id" uuid,
	"count" integer DEFAULT 1 NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alerts_fingerprint" UNIQUE("source","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"target" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "conversation_log_sets" (
	"conversation_id" uuid NOT NULL,
	"log_set_id" uuid NOT NULL,
	"role" text DEFAULT 'logs' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_log_sets_conversation_id_log_set_id_role_pk" PRIMARY KEY("conversation_id","log_set_id","role")
);
--> statement-breakpoint
CREATE TABLE "log_chunks" (
	"log_file_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"first_line" bigint NOT NULL,
	"last_line" bigint NOT NULL,
	"byte_offset" bigint NOT NULL,
	"byte_length" integer NOT NULL,
	"first_time" double precision,
	"last_time" double precision,
	"codec" text NOT NULL,
	"data" "bytea" NOT NULL,
	"columns" "bytea",
	CONSTRAINT "log_chunks_log_file_id_seq_pk" PRIMARY KEY("log_file_id","seq"),
	CONSTRAINT "log_chunks_codec" CHECK ("log_chunks"."codec" in ('zstd', 'none'))
);
--> statement-breakpoint
CREATE TABLE "log_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"log_set_id" uuid NOT NULL,
	"index_in_set" integer NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'receiving' NOT NULL,
	"received_bytes" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"lines" bigint DEFAULT 0 NOT NULL,
	"records" bigint DEFAULT 0 NOT NULL,
	"first_time" double precision,
	"last_time" double precision,
	"format" text,
	"content_hash" text,
	"profile" "bytea",
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "log_files_set_index" UNIQUE("log_set_id","index_in_set")
);
--> statement-breakpoint
CREATE TABLE "log_sets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"visibility" text DEFAULT 'team' NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'receiving' NOT NULL,
	"source" jsonb,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"stored_bytes" bigint DEFAULT 0 NOT NULL,
	"lines" bigint DEFAULT 0 NOT NULL,
	"records" bigint DEFAULT 0 NOT NULL,
	"first_time" double precision,
	"last_time" double precision,
	"content_hash" text,
	"engine_version" text,
	"profile" "bytea",
	"summary" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "log_sets_status" CHECK ("log_sets"."status" in ('receiving', 'ready', 'failed')),
	CONSTRAINT "log_sets_visibility" CHECK ("log_sets"."visibility" in ('private', 'team'))
);
--> statement-breakpoint
CREATE TABLE "log_sources" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"visibility" text DEFAULT 'team' NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secret" "bytea",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "log_sources_user_name" UNIQUE("user_id","name")
);
--> statement-breakpoint
CREATE TABLE "conversation_segments" (
	"conversation_id" uuid NOT NULL,
	"strategy" text NOT NULL,
	"from_index" integer NOT NULL,
	"to_index" integer NOT NULL,
	"text" text NOT NULL,
	"facts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tokens" integer DEFAULT 0 NOT NULL,
	"content_hash" text NOT NULL,
	"model" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_segments_pk" PRIMARY KEY("conversation_id","strategy","from_index","to_index")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"rating" smallint NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_once" UNIQUE("message_id","user_id"),
	CONSTRAINT "feedback_rating" CHECK ("feedback"."rating" in (-1, 1))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"content" text NOT NULL,
	"type" text DEFAULT 'text' NOT NULL,
	"index_in_session" integer NOT NULL,
	"parent_id" uuid,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"relevance" real DEFAULT 1 NOT NULL,
	"is_context" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', left(content, 50000)) || strip(to_tsvector('english', translate(left(content, 50000), './:@_=', '      ')))) STORED,
	CONSTRAINT "messages_conversation_index" UNIQUE("conversation_id","index_in_session"),
	CONSTRAINT "messages_role" CHECK ("messages"."role" in ('user', 'assistant', 'system'))
);
--> statement-breakpoint
CREATE TABLE "model_usage" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid,
	"run_id" uuid,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"model" text,
	"prompt_tokens" integer DEFAULT 0 NOT NULL,
	"completion_tokens" integer DEFAULT 0 NOT NULL,
	"full_tokens" integer DEFAULT 0 NOT NULL,
	"cost_usd" real DEFAULT 0 NOT NULL,
	"from_cache" boolean DEFAULT false NOT NULL,
	"duration_ms" real,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_steps" (
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"duration_ms" real,
	CONSTRAINT "run_steps_run_id_seq_pk" PRIMARY KEY("run_id","seq"),
	CONSTRAINT "run_steps_kind" CHECK ("run_steps"."kind" in ('started', 'step', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"question_message_id" uuid,
	"user_id" text NOT NULL,
	"input" jsonb NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"worker_id" text,
	"epoch" integer DEFAULT 0 NOT NULL,
	"heartbeat_at" timestamp (3) with time zone,
	"stop_requested_at" timestamp (3) with time zone,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"sentence" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "runs_status" CHECK ("runs"."status" in ('running', 'done', 'stopped', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "analysis_memory" ADD CONSTRAINT "analysis_memory_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_memory" ADD CONSTRAINT "analysis_memory_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_memory" ADD CONSTRAINT "analysis_memory_superseded_by_analysis_memory_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."analysis_memory"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_analysis_id_analysis_memory_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "public"."analysis_memory"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "context_items" ADD CONSTRAINT "context_items_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_links" ADD CONSTRAINT "conversation_links_from_id_conversations_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_links" ADD CONSTRAINT "conversation_links_to_id_conversations_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_stats" ADD CONSTRAINT "conversation_stats_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_forked_from_conversations_id_fk" FOREIGN KEY ("forked_from") REFERENCES "public"."conversations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entity_mentions" ADD CONSTRAINT "entity_mentions_entity_id_entities_id_fk" FOREIGN KEY ("entity_id") REFERENCES "public"."entities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entity_mentions" ADD CONSTRAINT "entity_mentions_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entity_mentions" ADD CONSTRAINT "entity_mentions_analysis_id_analysis_memory_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "public"."analysis_memory"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entity_mentions" ADD CONSTRAINT "entity_mentions_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "error_patterns" ADD CONSTRAINT "error_patterns_merged_into_error_patterns_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."error_patterns"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_log_sets" ADD CONSTRAINT "conversation_log_sets_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_log_sets" ADD CONSTRAINT "conversation_log_sets_log_set_id_log_sets_id_fk" FOREIGN KEY ("log_set_id") REFERENCES "public"."log_sets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_chunks" ADD CONSTRAINT "log_chunks_log_file_id_log_files_id_fk" FOREIGN KEY ("log_file_id") REFERENCES "public"."log_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_files" ADD CONSTRAINT "log_files_log_set_id_log_sets_id_fk" FOREIGN KEY ("log_set_id") REFERENCES "public"."log_sets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_segments" ADD CONSTRAINT "conversation_segments_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_parent_id_messages_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_usage" ADD CONSTRAINT "model_usage_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_usage" ADD CONSTRAINT "model_usage_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_steps" ADD CONSTRAINT "run_steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analysis_memory_parameters" ON "analysis_memory" USING gin ("parameters");--> statement-breakpoint
CREATE INDEX "analysis_memory_trace_ids" ON "analysis_memory" USING gin ("trace_ids");--> statement-breakpoint
CREATE INDEX "analysis_memory_error_pattern" ON "analysis_memory" USING btree ("error_pattern");--> statement-breakpoint
CREATE INDEX "analysis_memory_created" ON "analysis_memory" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "analysis_memory_conversation" ON "analysis_memory" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "analysis_memory_domain_created" ON "analysis_memory" USING btree ("domain","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "analysis_memory_log_content" ON "analysis_memory" USING btree ("log_content_hash");--> statement-breakpoint
CREATE INDEX "analysis_memory_run" ON "analysis_memory" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "analysis_memory_superseded" ON "analysis_memory" USING btree ("superseded_by");--> statement-breakpoint
CREATE INDEX "resolutions_conversation" ON "resolutions" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "resolutions_pattern" ON "resolutions" USING btree ("pattern_key","created_at");--> statement-breakpoint
CREATE INDEX "resolutions_analysis" ON "resolutions" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "resolutions_created" ON "resolutions" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "context_items_conversation" ON "context_items" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "context_items_expires" ON "context_items" USING btree ("expires_at") WHERE expires_at is not null;--> statement-breakpoint
CREATE INDEX "conversation_links_to" ON "conversation_links" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "conversations_user_activity" ON "conversations" USING btree ("user_id","last_activity_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversations_activity" ON "conversations" USING btree ("last_activity_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversations_scope" ON "conversations" USING btree ("project","env","domain");--> statement-breakpoint
CREATE INDEX "conversations_forked_from" ON "conversations" USING btree ("forked_from");--> statement-breakpoint
CREATE INDEX "share_links_conversation" ON "share_links" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "embeddings_model" ON "embeddings" USING btree ("owner_kind","model","dims");--> statement-breakpoint
CREATE INDEX "embeddings_owner" ON "embeddings" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "entities_name_trgm" ON "entities" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "entity_mentions_conversation" ON "entity_mentions" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "entity_mentions_at" ON "entity_mentions" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "entity_mentions_entity_at" ON "entity_mentions" USING btree ("entity_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "entity_mentions_analysis" ON "entity_mentions" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "entity_mentions_message" ON "entity_mentions" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "error_patterns_domain_type" ON "error_patterns" USING btree ("domain","error_type");--> statement-breakpoint
CREATE INDEX "error_patterns_last_seen" ON "error_patterns" USING btree ("last_seen" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "error_patterns_merged_into" ON "error_patterns" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "alerts_conversation" ON "alerts" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("status","next_attempt_at");--> statement-breakpoint
CREATE INDEX "deliveries_conversation" ON "deliveries" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "conversation_log_sets_set" ON "conversation_log_sets" USING btree ("log_set_id");--> statement-breakpoint
CREATE INDEX "log_chunks_lines" ON "log_chunks" USING btree ("log_file_id","first_line","last_line");--> statement-breakpoint
CREATE INDEX "log_chunks_times" ON "log_chunks" USING btree ("log_file_id","first_time","last_time");--> statement-breakpoint
CREATE INDEX "log_sets_user_created" ON "log_sets" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "log_sets_created" ON "log_sets" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "log_sets_content_hash" ON "log_sets" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "log_sets_expires" ON "log_sets" USING btree ("expires_at") WHERE expires_at is not null;--> statement-breakpoint
CREATE INDEX "feedback_conversation" ON "feedback" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "messages_created" ON "messages" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_parent" ON "messages" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "messages_search" ON "messages" USING gin ("search");--> statement-breakpoint
CREATE INDEX "messages_metadata" ON "messages" USING gin ("metadata" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "model_usage_created" ON "model_usage" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "model_usage_conversation" ON "model_usage" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "model_usage_run" ON "model_usage" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "runs_conversation" ON "runs" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_running" ON "runs" USING btree ("heartbeat_at") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "runs_created" ON "runs" USING btree ("created_at" DESC NULLS LAST);