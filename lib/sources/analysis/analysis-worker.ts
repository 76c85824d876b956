import { parentPort } from 'node:worker_threads';
import type { FromAnalyst, ToAnalyst } from './analysis-protocol.ts';
import { Analyst } from './analyst.ts';

const port = parentPort!;
const send = (message: FromAnalyst) => port.postMessage(message);
const sayFailed = (error: unknown) =>
  send({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });

let analyst = new Analyst(send);

port.on('message', (message: ToAnalyst) => {
  switch (message.type) {
    case 'pick':
      return analyst.pick(message.selection);
    case 'lead':
      return analyst.lead(message);
    case 'piece':
      return analyst.take(message);
    case 'run': {
      const current = analyst;
      current
        .run(message.job)
        .catch(sayFailed)
        .finally(() => {
          analyst = new Analyst(send);
        });
      return;
    }
    case 'pieces':
      return analyst.answer(message.pieces);
    default:
      message satisfies never;
  }
});
