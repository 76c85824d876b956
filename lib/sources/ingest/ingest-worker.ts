import { parentPort } from 'node:worker_threads';
import { mergeStoredProfiles } from './merge-stored-profiles.ts';
import { InputReceiver } from './receive-input.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

const port = parentPort!;
const send = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
const sayFailed = (error: unknown) =>
  send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });

let receiver = new InputReceiver(send);

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'open':
      receiver = new InputReceiver(send);
      receiver
        .run(message.name, { referenceTime: message.referenceTime, limits: message.limits })
        .catch(sayFailed);
      return;
    case 'data':
      return receiver.give(message.bytes);
    case 'end':
      return receiver.end();
    case 'stored':
      return receiver.stored();
    case 'merge':
      try {
        send({ type: 'merged', ...mergeStoredProfiles(message.profiles) });
      } catch (error) {
        sayFailed(error);
      }
      return;
    default:
      message satisfies never;
  }
});
