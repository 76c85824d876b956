import type { Dice } from './random.ts';

export interface BuildKind {
  name: string;
  stamped?: 'none';
  make(dice: Dice): {
    lines: string[];
    /** What the first finding has to say. */
    matches: string[];
    /** Text of the line that says it. */
    mark: string;
  };
}

export const word = (dice: Dice) =>
  `${dice.pick(['tas', 'mer', 'quo', 'lin', 'dar', 'vel'])}${dice.pick(['bit', 'node', 'flux', 'form', 'grid'])}${dice.int(2, 9)}`;
export const version = (dice: Dice) => `${dice.int(1, 9)}.${dice.int(0, 20)}.${dice.int(0, 9)}`;
export const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
export const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at));
