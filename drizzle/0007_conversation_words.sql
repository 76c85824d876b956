CREATE TABLE "conversation_words" (
	"conversation_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"bytes" integer NOT NULL,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "conversation_words_conversation_id_part_pk" PRIMARY KEY("conversation_id","part")
);
--> statement-breakpoint
CREATE INDEX "conversation_words_search" ON "conversation_words" USING gin ("search");--> statement-breakpoint
CREATE AGGREGATE loglore_all_words(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector);
--> statement-breakpoint
-- Words of these conversations, from their messages as they are now. A part ends with the message that fills it: at
-- most 20 kB and one message more, of which 50,000 characters are read.
CREATE FUNCTION loglore_gather_words(wanted uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM conversation_words WHERE conversation_id = ANY (wanted);
  INSERT INTO conversation_words (conversation_id, part, bytes, search)
    SELECT conversation_id, row_number() OVER (PARTITION BY conversation_id ORDER BY stretch) - 1,
      sum(bytes), loglore_all_words(strip(search))
    FROM (
      SELECT conversation_id, search, bytes,
        (sum(bytes) OVER (PARTITION BY conversation_id ORDER BY index_in_session) - bytes) / 20000 AS stretch
      FROM (
        SELECT conversation_id, index_in_session, search, octet_length(left(content, 50000)) AS bytes
        FROM messages WHERE conversation_id = ANY (wanted)
      ) AS said
    ) AS parts
    GROUP BY conversation_id, stretch;
END $$;
--> statement-breakpoint
-- A message lengthens the last part of its conversation, or begins the next one where that is full. Who stores a
-- message holds its conversation, so nobody else lengthens the same part.
CREATE FUNCTION loglore_add_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said record;
BEGIN
  FOR said IN
    SELECT conversation_id, loglore_all_words(strip(search)) AS words, sum(bytes) AS bytes
    FROM (
      SELECT conversation_id, search, bytes,
        (sum(bytes) OVER (PARTITION BY conversation_id ORDER BY index_in_session) - bytes) / 20000 AS stretch
      FROM (
        SELECT conversation_id, index_in_session, search, octet_length(left(content, 50000)) AS bytes FROM added
      ) AS each
    ) AS parts
    GROUP BY conversation_id, stretch ORDER BY conversation_id, stretch
  LOOP
    INSERT INTO conversation_words AS w (conversation_id, part, bytes, search)
      SELECT said.conversation_id,
        coalesce((
          SELECT CASE WHEN last.bytes < 20000 THEN last.part ELSE last.part + 1 END
          FROM conversation_words AS last WHERE last.conversation_id = said.conversation_id
          ORDER BY last.part DESC LIMIT 1
        ), 0), said.bytes, said.words
    ON CONFLICT (conversation_id, part) DO UPDATE
      SET bytes = w.bytes + excluded.bytes, search = w.search || excluded.search;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_words_added AFTER INSERT ON messages
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION loglore_add_words();
--> statement-breakpoint
CREATE FUNCTION loglore_remove_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM gone) THEN
    PERFORM loglore_gather_words(ARRAY(SELECT DISTINCT conversation_id FROM gone));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_words_removed AFTER DELETE ON messages
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION loglore_remove_words();
--> statement-breakpoint
CREATE FUNCTION loglore_change_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM loglore_gather_words(ARRAY[OLD.conversation_id, NEW.conversation_id]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_words_changed AFTER UPDATE ON messages FOR EACH ROW
  WHEN (OLD.content IS DISTINCT FROM NEW.content OR OLD.conversation_id <> NEW.conversation_id)
  EXECUTE FUNCTION loglore_change_words();
--> statement-breakpoint
-- Always by the index: the planner does not know what unpacking a large value costs, and would unpack every one.
CREATE FUNCTION loglore_conversations_saying(query tsquery) RETURNS SETOF uuid LANGUAGE sql STABLE
  SET enable_seqscan = off AS $$
  SELECT conversation_id FROM conversation_words WHERE search @@ query
$$;
--> statement-breakpoint
SELECT loglore_gather_words(ARRAY(SELECT id FROM conversations));
