import { parametersSchema } from '#lib/contracts/parameters.ts';
import type { QuestionInput, Understanding } from '#lib/contracts/question.ts';

export function understandQuestion(_input: QuestionInput): Understanding {
  return { parameters: parametersSchema.parse({}), understood: [], language: 'en', followUp: false };
}
