import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatBody {
  model: string;
  stream?: boolean;
  max_tokens?: number;
  messages: { role: string; content: string }[];
}

/** How the endpoint treats the next requests. */
export type Behaviour =
  /** `whole`: one JSON object, whatever was asked for. */
  | { kind: 'says'; text: string | ((body: ChatBody) => string); whole?: boolean }
  | { kind: 'status'; status: number }
  | { kind: 'garbage' }
  /** Takes the request and never answers. */
  | { kind: 'silent' }
  /** Words without end. */
  | { kind: 'endless' }
  /** One megabyte in one object. */
  | { kind: 'huge' };

export interface ChatServer {
  baseUrl: string;
  /** What came in, as it was sent. */
  bodies: string[];
  keys: (string | undefined)[];
  /** Requests whose connection the client ended before the answer was whole. */
  broken: number;
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** A small endpoint that speaks chat completions over a real socket. */
export async function startChatServer(first: Behaviour = { kind: 'silent' }): Promise<ChatServer> {
  let behaviour = first;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    chat.bodies.push(text);
    chat.keys.push(request.headers.authorization);
    response.on('close', () => {
      if (!response.writableEnded) chat.broken++;
    });
    answer(behaviour, JSON.parse(text) as ChatBody, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const chat: ChatServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    bodies: [],
    keys: [],
    broken: 0,
    behave: (next) => {
      behaviour = next;
    },
    close: async () => {
      server.closeAllConnections();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
  return chat;
}

function answer(behaviour: Behaviour, body: ChatBody, response: ServerResponse): void {
  switch (behaviour.kind) {
    case 'silent':
      return;
    case 'status':
      response.writeHead(behaviour.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: `no, key sk-${'1'.repeat(20)}`, type: 'error' } }));
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>It works!</html>');
      return;
    case 'huge':
      sayWhole(response, 'word '.repeat(200_000));
      return;
    case 'endless': {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const more = () => {
        while (!response.destroyed && response.write(delta('again and again ')));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return;
    }
    case 'says': {
      const { text, whole } = behaviour;
      const said = typeof text === 'string' ? text : text(body);
      if (whole || !body.stream) {
        sayWhole(response, said);
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const word of said.split(/(?<=\s)/)) response.write(delta(word));
      response.write(event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
      response.write(event({ choices: [], usage: usageOf(said) }));
      response.end('data: [DONE]\n\n');
      return;
    }
    default:
      behaviour satisfies never;
  }
}

function sayWhole(response: ServerResponse, content: string): void {
  const message = { role: 'assistant', content };
  const choices = [{ index: 0, message, finish_reason: 'stop' }];
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ...head, object: 'chat.completion', choices, usage: usageOf(content) }));
}

const head = { id: 'chat', created: 1, model: 'test' };
const usageOf = (text: string) => {
  const completion_tokens = text.split(/\s+/).length;
  return { prompt_tokens: 100, completion_tokens, total_tokens: 100 + completion_tokens };
};
const event = (part: object) =>
  `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...part })}\n\n`;
const delta = (content: string) =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
