CREATE OR REPLACE FUNCTION loglore_conversations_saying(query tsquery) RETURNS SETOF uuid LANGUAGE sql STABLE
  SET enable_seqscan = off AS $$
  SELECT conversation_id FROM conversation_words WHERE search @@ query
$$;
