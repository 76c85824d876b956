// Child process of the kill -9 test: writes messages and says which the store has acknowledged.
import { openDatabase } from '../client.ts';
import { migrate } from '../migrate.ts';
import { createConversation } from '../queries/conversations.ts';
import { storeMessage } from '../queries/messages.ts';

const store = await openDatabase({ dataDir: process.argv[2]! });
await migrate(store);
const { id } = await createConversation(store.db, { userId: 'writer' });
for (let n = 0; ; n += 1) {
  const message = await storeMessage(store.db, { conversationId: id, role: 'user', content: `m${n}` });
  process.stdout.write(`${message.id}\n`);
}
