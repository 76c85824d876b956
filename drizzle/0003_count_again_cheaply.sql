-- Deleting a message sets the parent of its answers to null, which fires this once per message even where nothing
-- changes: an empty change must cost nothing, and a count must look at its own conversation only.
CREATE OR REPLACE FUNCTION loglore_count_messages_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM changed) THEN
    RETURN NULL;
  END IF;
  UPDATE conversation_stats AS s SET
    messages = n.messages, user_messages = n.user_messages, assistant_messages = n.assistant_messages,
    context_messages = n.context_messages, characters = n.characters,
    first_message_at = n.first_message_at, last_message_at = n.last_message_at
  FROM (SELECT DISTINCT conversation_id AS id FROM changed) AS c
  CROSS JOIN LATERAL (
    SELECT count(*) AS messages, count(*) FILTER (WHERE m.role = 'user') AS user_messages,
      count(*) FILTER (WHERE m.role = 'assistant') AS assistant_messages,
      count(*) FILTER (WHERE m.is_context) AS context_messages,
      coalesce(sum(length(m.content)), 0) AS characters,
      min(m.created_at) AS first_message_at, max(m.created_at) AS last_message_at
    FROM messages AS m WHERE m.conversation_id = c.id
  ) AS n
  WHERE s.conversation_id = c.id;
  RETURN NULL;
END $$;
