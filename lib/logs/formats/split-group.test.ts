import { describe, expect, it } from 'vitest';
import { openStream } from '../read/open-stream.ts';
import { LEVEL_NAMES, messageText } from '../record.ts';

function read(lines: readonly string[]): { level: string; message: string }[] {
  const out: { level: string; message: string }[] = [];
  const stream = openStream({}, (r) => out.push({ level: LEVEL_NAMES[r.level]!, message: messageText(r) }));
  stream.push(Buffer.from(lines.join('\n')));
  stream.end();
  return out;
}

describe('splitGroup', () => {
  it('finds the levels of programs that share a stamp and nothing else', () => {
    const lines: string[] = [];
    for (let i = 0; i < 60; i++) {
      const stamp = `2024-03-01 10:00:${String(i).padStart(2, '0')},123`;
      lines.push(`${stamp} WARN [pool-${i % 4}] org.shop.Cart: cart ${i} is slow`);
      lines.push(`${stamp} - ERROR  [worker-${i % 3}:Peer@12] - peer ${i} went away`);
      lines.push(`${stamp} job ${i} done`);
    }
    const records = read(lines);
    const kinds = (n: number) => new Set(records.filter((_, i) => i % 3 === n).map((r) => r.level));
    expect([...kinds(0)]).toEqual(['warn']);
    expect([...kinds(1)]).toEqual(['error']);
    expect([...kinds(2)]).toEqual(['none']);
    expect(records.slice(0, 3).map((r) => r.message)).toEqual([
      'cart 0 is slow',
      'peer 0 went away',
      'job 0 done',
    ]);
  });

  it('leaves a word in capitals to the message where a known level stood in other lines', () => {
    const lines: string[] = [];
    for (let i = 0; i < 60; i++) {
      const stamp = `Mar  1 10:00:${String(i).padStart(2, '0')} web1 sshd[${i}]:`;
      lines.push(
        `${stamp} error: disconnect from peer ${i}`,
        `${stamp} PAM ${i} more failures`,
        `${stamp} bye ${i}`,
      );
    }
    expect(read(lines).slice(0, 3)).toEqual([
      { level: 'error', message: 'error: disconnect from peer 0' },
      { level: 'none', message: 'PAM 0 more failures' },
      { level: 'none', message: 'bye 0' },
    ]);
  });
});
