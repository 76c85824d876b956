-- Dropping a function drops its triggers.
DROP FUNCTION loglore_count_conversation, loglore_count_messages_added, loglore_count_messages_again,
  loglore_count_runs, loglore_count_analyses, loglore_refuse_update, loglore_drop_embeddings,
  loglore_drop_unused_log_sets, loglore_drop_unused_entities CASCADE;
