/** The name under which an archive's member is shown, or undefined when it tries to leave the archive. */
export function safePath(path: string): string | undefined {
  if (path.length === 0 || path.length > 1024 || path.includes('\0')) return undefined;
  const slashed = path.replaceAll('\\', '/');
  if (slashed.startsWith('/') || /^[A-Za-z]:/.test(slashed)) return undefined;
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) return undefined;
  return parts.join('/');
}
