import { existsSync, readFileSync } from 'node:fs';

/** Linux counts the memory of the process before its exec into `maxRSS`; the kernel's own high-water mark does not. */
export function peakRssKb(): number {
  const status = '/proc/self/status';
  const peak = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8')) : null;
  return peak ? Number(peak[1]) : process.resourceUsage().maxRSS;
}
