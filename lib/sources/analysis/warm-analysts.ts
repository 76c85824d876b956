import { parametersSchema } from '#lib/contracts/parameters.ts';
import type { Ctx } from '#lib/server/context.ts';
import { paymentOutage } from '../sample/payment-outage.ts';
import type { AnalysisJob, Piece } from './analysis-protocol.ts';
import { analysts } from './analysts.ts';

/** Enough lines for the hot path to be compiled, few enough to be done in a moment. */
const MINUTES = 6;

/**
 * Starts a worker and lets it analyse a small made-up log, so that the first question of the day is answered as
 * fast as the next ones. Called once the server answers: nobody waits for it.
 */
export async function warmAnalysts(ctx: Ctx): Promise<void> {
  const worker = await analysts().lend();
  let broken = true;
  try {
    const files = paymentOutage({ seed: 1, start: ctx.now(), minutes: MINUTES });
    const done = new Promise<void>((resolve, reject) => {
      worker.listen((message) => {
        if (message.type === 'failed') reject(new Error(message.message));
        // Every line it may ask for again lies in the one piece of its file.
        if (message.type === 'reread') worker.send({ type: 'pieces', pieces: [pieceOf(message.file)] });
        if (message.type === 'checked') resolve();
      });
    });
    const pieceOf = (name: string): Piece => ({
      firstLine: 1,
      codec: 'none',
      data: Buffer.from(files.find((file) => file.name === name)?.text ?? ''),
    });
    for (const { name } of files) worker.send({ type: 'piece', group: 0, file: name, piece: pieceOf(name) });
    worker.send({ type: 'run', job: jobOf(ctx, files) });
    await done;
    broken = false;
  } catch (error) {
    ctx.log.warn({ err: error }, 'the analysts could not be warmed: the first question takes longer');
  } finally {
    await worker.giveBack(broken);
  }
}

function jobOf(ctx: Ctx, files: readonly { name: string; text: string }[]): AnalysisJob {
  return {
    parameters: parametersSchema.parse({ intent: 'diagnose' }),
    referenceTime: ctx.now().getTime(),
    groups: [{ span: null }],
    lineCounts: Object.fromEntries(files.map(({ name, text }) => [name, text.split('\n').length - 1])),
    share: 1,
    picked: null,
    onset: null,
    timeline: null,
  };
}
