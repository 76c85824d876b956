import { expect, it } from 'vitest';
import { nameFiles } from './name-files.ts';

const inFolder = (path: string) => {
  const file = new File(['x'], path.split('/').at(-1) ?? path);
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
};

it('names files by their path, twins apart, and leaves the litter of folders out', () => {
  const files = [
    new File(['x'], 'app.log'),
    new File(['y'], 'app.log'),
    inFolder('logs/a/app.log'),
    inFolder('logs/.DS_Store'),
    inFolder('logs/.git/config'),
  ];
  expect(nameFiles(files).map(({ name }) => name)).toEqual(['app.log', 'app.log (2)', 'logs/a/app.log']);
});
