export interface ContextMessage {
  id: string;
  role: 'user' | 'assistant' | 'system';
  /** Who speaks, when more is known than the role. */
  speaker?: string;
  text: string;
  /** Milliseconds. */
  at?: number;
  /** Place in the stored conversation. */
  index?: number;
}

export function speakerOf(message: ContextMessage): string {
  return message.speaker?.slice(0, 60) || message.role;
}

/** One line per message, as it would stand in a prompt that sends everything. */
export function verbatim(message: ContextMessage): string {
  return `${speakerOf(message)}: ${message.text}`;
}
