import { expect, it } from 'vitest';
import type { StoredLogSet, UploadState } from '#lib/contracts/uploads.ts';
import { type NamedFile, type SendUpload, sendUpload, type UploadPhase } from './send-upload.ts';
import { Unreachable, type UploadApi, UploadRefused } from './upload-api.ts';

/** A server as the real one answers: bytes it has already are passed over. */
class Server implements UploadApi {
  received: Uint8Array[] = [];
  left: number[] = [];
  announced = 0;
  troubles: Error[] = [];
  forgets = 0;
  private sizes: number[] = [];

  async announce({ files }: Parameters<UploadApi['announce']>[0]) {
    this.trouble();
    this.announced++;
    this.sizes = files.map(({ size }) => size);
    this.received = files.map(() => new Uint8Array());
    return this.state();
  }

  async state(): Promise<UploadState> {
    const files = this.received.map((got, at) => ({
      name: `${at}`,
      size: this.sizes[at] ?? 0,
      received: got.length,
    }));
    return { uploadId: 'u', status: 'receiving', files, lines: 0 };
  }

  async send(_id: string, file: number, offset: number, bytes: ArrayBuffer) {
    const before = this.received[file] ?? new Uint8Array();
    if (offset > before.length) throw new UploadRefused('conflict', 'a gap');
    const fresh = new Uint8Array(bytes).subarray(before.length - offset);
    // A connection may break after some bytes arrived.
    const arrives = this.troubles.length > 0 ? fresh.subarray(0, 10) : fresh;
    this.received[file] = Uint8Array.from([...before, ...arrives]);
    this.trouble();
  }

  async leave(_id: string, file: number) {
    this.left.push(file);
  }

  async finish(): Promise<StoredLogSet> {
    this.trouble();
    return { logSetId: 'set', name: 'logs', lines: 3, bytes: 9, problems: [] };
  }

  async cancel() {
    this.received = [];
  }

  private trouble() {
    if (this.forgets > 0) {
      this.forgets--;
      throw new UploadRefused('not_found', 'not known');
    }
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
  }
}

const text = 'a line of a log\n'.repeat(40_000);
const file = (name: string, content = text): NamedFile => ({ name, file: new File([content], name) });

function sending(api: UploadApi, more: Partial<SendUpload> = {}) {
  const seen: [UploadPhase, number][] = [];
  const send: SendUpload = {
    files: [file('a.log'), file('b.log')],
    known: null,
    api,
    signal: new AbortController().signal,
    onProgress: (phase, sent) => seen.push([phase, sent]),
    onAnnounced: () => undefined,
    pause: async () => undefined,
    ...more,
  };
  return { send, seen };
}
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

it('sends every byte of every file and tells how far it is', async () => {
  const server = new Server();
  const { send, seen } = sending(server);
  expect(await sendUpload(send)).toMatchObject({ logSetId: 'set' });
  expect(server.received.map(textOf)).toEqual([text, text]);
  expect(seen.at(-1)).toEqual(['reading', 2 * text.length]);
});

it('waits out a lost connection and goes on without a gap or a byte twice', async () => {
  const server = new Server();
  server.troubles = [new Unreachable(), new Unreachable()];
  const { send, seen } = sending(server, { files: [file('a.log')] });
  await sendUpload(send);
  expect(textOf(server.received[0])).toBe(text);
  expect(seen.map(([phase]) => phase)).toContain('offline');
});

it('goes on where it was before the page was reloaded', async () => {
  const server = new Server();
  await server.announce({ files: [{ name: 'a.log', size: text.length }] });
  await server.send('u', 0, 0, new TextEncoder().encode(text.slice(0, 1_000)).buffer);
  const { send } = sending(server, { files: [file('a.log')], known: await server.state() });
  await sendUpload(send);
  expect(server.announced).toBe(1);
  expect(textOf(server.received[0])).toBe(text);
});

it('announces again what a restarted server forgot, and gives up when it keeps forgetting', async () => {
  const server = new Server();
  const { send } = sending(server, { files: [file('a.log')] });
  const announced = server.announce.bind(server);
  server.announce = async (input) => {
    const state = await announced(input);
    if (server.announced === 1) server.forgets = 1;
    return state;
  };
  await sendUpload(send);
  expect(server.announced).toBe(2);
  expect(textOf(server.received[0])).toBe(text);
  server.announce = async (input) => {
    const state = await announced(input);
    server.forgets = 1;
    return state;
  };
  await expect(sendUpload(send)).rejects.toThrow('not known');
});

it('ends a file that cannot be read any further and sends the rest', async () => {
  const server = new Server();
  const broken = file('a.log');
  broken.file.slice = () => {
    throw new Error('NotReadableError');
  };
  const { send } = sending(server, { files: [broken, file('b.log')] });
  await sendUpload(send);
  expect(server.left).toEqual([0]);
  expect(textOf(server.received[1])).toBe(text);
});

it('hands on what the server refuses, and stops when it is told to', async () => {
  const server = new Server();
  server.troubles = [new UploadRefused('too_large', 'at most 4 GB')];
  await expect(sendUpload(sending(server).send)).rejects.toThrow('at most 4 GB');
  const abort = new AbortController();
  const { send } = sending(new Server(), {
    signal: abort.signal,
    onAnnounced: () => abort.abort(new Error('enough')),
  });
  await expect(sendUpload(send)).rejects.toThrow('enough');
});
