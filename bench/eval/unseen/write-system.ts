import { Draw } from './draw.ts';
import type { LevelName, System } from './system.ts';
import { makeValue } from './values.ts';

export interface WrittenLine {
  raw: string;
  content: string;
  template: string;
  time: number;
  level: LevelName;
}

interface Event {
  weight: number;
  level: string;
  tag: string;
  message: string;
}

/** The year before the engine's reference date, so that dates without a year come to the same one. */
const START = Date.UTC(2024, 2, 4, 9, 30, 12, 345);

/** Writes the lines of a system: every event at least once, most lines from few events. */
export function writeSystem(system: System, seed: number, count = 2000): WrittenLine[] {
  const draw = new Draw(seed);
  const events = readEvents(system.events);
  const total = events.reduce((sum, event) => sum + event.weight, 0);
  const order = events.map((event) => event);
  while (order.length < count) order.push(draw.weighted(events, total));
  // every event once, at any place
  for (let i = order.length - 1; i > 0; i--) {
    const k = draw.int(0, i);
    [order[i], order[k]] = [order[k]!, order[i]!];
  }
  // seconds since the start of the machine
  let time = system.clock === 'relative' ? 1500 : START;
  return order.map((event) => {
    time += Math.floor(draw.part() ** 4 * 60_000);
    const { text, template } = fill(draw, event.message);
    const moment = { draw, time, level: event.level, tag: event.tag };
    const level = system.levels[event.level];
    if (level === undefined) throw new Error(`${system.name} has no level ${event.level}`);
    const raw = system.whole ? system.whole(moment, text) : system.header(moment) + text;
    return { raw, content: text, template, time: shownTime(system, time), level };
  });
}

function shownTime(system: System, time: number): number {
  if (system.clock === 'none') return Number.NaN;
  return system.clock === 'second' ? Math.floor(time / 1000) * 1000 : time;
}

function readEvents(text: string): Event[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const bar = line.indexOf(' | ');
      const [weight = '', level = '', ...tag] = line.slice(0, bar).trim().split(/\s+/);
      return { weight: Number(weight), level, tag: tag.join(' '), message: line.slice(bar + 3) };
    });
}

/** `{name:arg:arg}` draws a value, `{a/b}` one of the words, `{{` and `}}` are braces. */
function fill(draw: Draw, message: string): { text: string; template: string } {
  let text = '';
  let template = '';
  for (let i = 0; i < message.length; i++) {
    const char = message[i]!;
    if ((char === '{' || char === '}') && message[i + 1] === char) {
      text += char;
      template += char;
      i++;
    } else if (char === '{') {
      const close = message.indexOf('}', i);
      const inside = message.slice(i + 1, close);
      const [name = '', ...args] = inside.split(':');
      text += inside.includes('/') ? draw.skewed(inside.split('/')) : makeValue(draw, name, args);
      template += '<*>';
      i = close;
    } else {
      text += char;
      template += char;
    }
  }
  return { text, template };
}
