/** What becomes of a chosen file: text that travels with the question, or a log set that was stored. */
export type Taken = { kind: 'text'; text: string } | { kind: 'stored'; logSetId: string; lines: number };

/** The composer's way to hand files over; what carries them is chosen where the page is put together. */
export interface Uploads {
  take: (file: File, report: (sentBytes: number) => void, signal: AbortSignal) => Promise<Taken>;
}

/** Contract bound of the question's own text is 5,000,000 characters for all pasted logs together. */
export const mostPastedChars = 5_000_000;

/** Reads text files in the browser: enough for excerpts, nothing is sent before the question is. */
export const readInBrowser: Uploads = {
  async take(file, report) {
    if (file.size > mostPastedChars) {
      throw new Error(`${file.name} is larger than 5 MB; cut out the hours that matter.`);
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes.subarray(0, 65_536).includes(0)) {
      throw new Error(`${file.name} is not a text file; unpack it first.`);
    }
    report(bytes.length);
    return { kind: 'text', text: new TextDecoder().decode(bytes) };
  },
};
