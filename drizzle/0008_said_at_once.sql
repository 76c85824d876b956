-- In PL/pgSQL all rows come at once: in SQL each one is asked for by itself, which takes longer than finding them.
-- Still always by the index: the planner does not know what unpacking a large value costs, and would unpack every one.
CREATE OR REPLACE FUNCTION loglore_conversations_saying(query tsquery) RETURNS SETOF uuid LANGUAGE plpgsql STABLE
  SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT conversation_id FROM conversation_words WHERE search @@ query;
END $$;
