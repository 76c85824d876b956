-- Dropping a function drops its triggers.
DROP FUNCTION loglore_add_words, loglore_remove_words, loglore_change_words, loglore_gather_words,
  loglore_conversations_saying CASCADE;
DROP AGGREGATE loglore_all_words(tsvector);
DROP TABLE conversation_words;
