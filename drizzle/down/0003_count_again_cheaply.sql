CREATE OR REPLACE FUNCTION loglore_count_messages_again() RETURNS trigger LANGUAGE plpgsql AS $$
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
