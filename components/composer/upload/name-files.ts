import type { NamedFile } from './send-upload.ts';

/** Left behind by file managers and version control in a folder that is handed over. */
const litter = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\.git)(\/|$)/;

/** Each file under its path below what was chosen; of two with the same name the later one gets a number. */
export function nameFiles(files: Iterable<File>): NamedFile[] {
  const taken = new Set<string>();
  const named: NamedFile[] = [];
  for (const file of files) {
    const path = (pathOf.get(file) ?? file.webkitRelativePath) || file.name;
    if (litter.test(path)) continue;
    let name = path.slice(-480);
    for (let twin = 2; taken.has(name); twin++) name = `${path.slice(-480)} (${twin})`;
    taken.add(name);
    named.push({ name, file });
  }
  return named;
}

/** Paths of files that were dropped within a folder: the file itself does not know it. */
const pathOf = new WeakMap<File, string>();

/** The files that were dropped, those in folders too. Must be called while the drop is handled. */
export function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const plain = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) =>
    item.kind === 'file' ? [item.webkitGetAsEntry()] : [],
  );
  if (!entries.some((entry) => entry?.isDirectory)) return Promise.resolve(plain);
  return Promise.all(entries.map((entry) => (entry ? filesIn(entry) : []))).then((found) => found.flat());
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File | null>((done) =>
      (entry as FileSystemFileEntry).file(done, () => done(null)),
    );
    if (!file) return [];
    pathOf.set(file, entry.fullPath.replace(/^\//, ''));
    return [file];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  // A folder is handed out in parts, an empty one last.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
    if (part.length === 0) return found;
    for (const child of part) found.push(...(await filesIn(child)));
  }
}
