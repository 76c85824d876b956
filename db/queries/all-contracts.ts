import type { Store } from '../client.ts';
import { conversationWordsContract } from './conversation-words.contract.ts';
import { conversationsContract } from './conversations.contract.ts';
import { figuresContract } from './figures.contract.ts';
import { insightsContract } from './insights.contract.ts';
import { leasesContract } from './leases.contract.ts';
import { logsContract } from './logs.contract.ts';
import { memoryContract } from './memory.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { peopleContract } from './people.contract.ts';
import { recallContract } from './recall.contract.ts';
import { runsContract } from './runs.contract.ts';

/** Every query, on whatever store is opened. */
export function allContracts(open: () => Store): void {
  conversationsContract(open);
  conversationWordsContract(open);
  messagesContract(open);
  runsContract(open);
  logsContract(open);
  memoryContract(open);
  peopleContract(open);
  figuresContract(open);
  insightsContract(open);
  leasesContract(open);
  recallContract(open);
}
