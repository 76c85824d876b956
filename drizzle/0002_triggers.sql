-- Statistics of a conversation, kept by the database so that no writer can forget them.
CREATE FUNCTION loglore_count_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO conversation_stats (conversation_id) SELECT id FROM added ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER conversations_counted AFTER INSERT ON conversations
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION loglore_count_conversation();
--> statement-breakpoint
CREATE FUNCTION loglore_count_messages_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO conversation_stats AS s (conversation_id, messages, user_messages, assistant_messages,
      context_messages, characters, first_message_at, last_message_at)
    SELECT conversation_id, count(*), count(*) FILTER (WHERE role = 'user'),
      count(*) FILTER (WHERE role = 'assistant'), count(*) FILTER (WHERE is_context),
      sum(length(content)), min(created_at), max(created_at)
    FROM added GROUP BY conversation_id
  ON CONFLICT (conversation_id) DO UPDATE SET
    messages = s.messages + excluded.messages,
    user_messages = s.user_messages + excluded.user_messages,
    assistant_messages = s.assistant_messages + excluded.assistant_messages,
    context_messages = s.context_messages + excluded.context_messages,
    characters = s.characters + excluded.characters,
    first_message_at = least(s.first_message_at, excluded.first_message_at),
    last_message_at = greatest(s.last_message_at, excluded.last_message_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_counted_added AFTER INSERT ON messages
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION loglore_count_messages_added();
--> statement-breakpoint
-- Deletes and updates count again from what is there: they are rare, and a count cannot drift.
CREATE FUNCTION loglore_count_messages_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversation_stats AS s SET
    messages = n.messages, user_messages = n.user_messages, assistant_messages = n.assistant_messages,
    context_messages = n.context_messages, characters = n.characters,
    first_message_at = n.first_message_at, last_message_at = n.last_message_at
  FROM (
    SELECT c.conversation_id, count(m.id) AS messages, count(m.id) FILTER (WHERE m.role = 'user') AS user_messages,
      count(m.id) FILTER (WHERE m.role = 'assistant') AS assistant_messages,
      count(m.id) FILTER (WHERE m.is_context) AS context_messages,
      coalesce(sum(length(m.content)), 0) AS characters,
      min(m.created_at) AS first_message_at, max(m.created_at) AS last_message_at
    FROM (SELECT DISTINCT conversation_id FROM changed) AS c
    JOIN conversations ON conversations.id = c.conversation_id
    LEFT JOIN messages AS m ON m.conversation_id = c.conversation_id
    GROUP BY c.conversation_id
  ) AS n
  WHERE s.conversation_id = n.conversation_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_counted_removed AFTER DELETE ON messages
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION loglore_count_messages_again();
--> statement-breakpoint
CREATE TRIGGER messages_counted_changed AFTER UPDATE ON messages
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION loglore_count_messages_again();
--> statement-breakpoint
CREATE FUNCTION loglore_count_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversation_stats AS s
    SET runs = (SELECT count(*) FROM runs WHERE runs.conversation_id = s.conversation_id)
    WHERE s.conversation_id IN (SELECT conversation_id FROM changed);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER runs_counted_added AFTER INSERT ON runs
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION loglore_count_runs();
--> statement-breakpoint
CREATE TRIGGER runs_counted_removed AFTER DELETE ON runs
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION loglore_count_runs();
--> statement-breakpoint
CREATE FUNCTION loglore_count_analyses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversation_stats AS s
    SET analyses = (SELECT count(*) FROM analysis_memory AS a WHERE a.conversation_id = s.conversation_id)
    WHERE s.conversation_id IN (SELECT conversation_id FROM changed);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER analyses_counted_added AFTER INSERT ON analysis_memory
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION loglore_count_analyses();
--> statement-breakpoint
CREATE TRIGGER analyses_counted_removed AFTER DELETE ON analysis_memory
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION loglore_count_analyses();
--> statement-breakpoint
-- Recorded outcomes are history: a later one is added, none is changed.
CREATE FUNCTION loglore_refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only: add a row instead of changing one', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER resolutions_append_only BEFORE UPDATE ON resolutions
  FOR EACH ROW EXECUTE FUNCTION loglore_refuse_update();
--> statement-breakpoint
-- Embeddings have owners in several tables, so no foreign key removes them.
CREATE FUNCTION loglore_drop_embeddings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM embeddings WHERE owner_kind = TG_ARGV[0] AND owner_id IN (SELECT id FROM gone);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_embeddings AFTER DELETE ON messages
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION loglore_drop_embeddings('message');
--> statement-breakpoint
CREATE TRIGGER analyses_embeddings AFTER DELETE ON analysis_memory
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION loglore_drop_embeddings('analysis');
--> statement-breakpoint
CREATE TRIGGER patterns_embeddings AFTER DELETE ON error_patterns
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION loglore_drop_embeddings('pattern');
--> statement-breakpoint
-- Logs go with the last conversation that used them; names go with their last mention.
CREATE FUNCTION loglore_drop_unused_log_sets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM log_sets WHERE id IN (SELECT log_set_id FROM gone)
    AND NOT EXISTS (SELECT 1 FROM conversation_log_sets AS used WHERE used.log_set_id = log_sets.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER conversation_log_sets_unused AFTER DELETE ON conversation_log_sets
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION loglore_drop_unused_log_sets();
--> statement-breakpoint
CREATE FUNCTION loglore_drop_unused_entities() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM entities WHERE id IN (SELECT entity_id FROM gone)
    AND NOT EXISTS (SELECT 1 FROM entity_mentions AS m WHERE m.entity_id = entities.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entity_mentions_unused AFTER DELETE ON entity_mentions
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION loglore_drop_unused_entities();
