import { partsOf, type System } from '../system.ts';

/** Windows component servicing. */
export const windowsServicing: System = {
  name: 'windows-servicing',
  format: 'cbs_log',
  levels: { Info: 'info', Error: 'error', Warning: 'warn' },
  clock: 'second',
  header: ({ time, level, tag }) => {
    const at = partsOf(time);
    return `${at.date} ${at.clock}, ${level.padEnd(21)} ${tag.padEnd(6)} `;
  },
  events: `
500 Info CBS | Session: {n:1000:9999}_{big} initialized by client {UpdateAgent/Spp/DISM/Installer}.
300 Info CBS | Read out cached package applicability for package: Package_for_KB{n:2000:9999}~{hex:16}~amd64~~{n:6:10}.1.{n:1:9}.{n:0:9}, ApplicableState: {n:0:112}, CurrentState:{n:0:112}
120 Info CBS | Warning: Unrecognized packageExtended attribute.
110 Info CBS | Expecting attribute name [HRESULT = {ptr} - CBS_E_MANIFEST_INVALID_ITEM]
100 Info CBS | Failed to get next element [HRESULT = {ptr} - CBS_E_MANIFEST_INVALID_ITEM]
90 Info CBS | SQM: Failed to start upload with file pattern: {win}, flags: {ptr} [HRESULT = {ptr} - E_FAIL]
60 Info CBS | SQM: Initializing online with Windows opt-in: {False/True}
50 Info CBS | SQM: Cleaning up report files older than {n:5:20} days.
50 Info CBS | SQM: Requesting upload of all unsent reports.
40 Info CBS | Starting TrustedInstaller initialization.
38 Info CBS | Ending TrustedInstaller initialization.
36 Info CBS | Starting the TrustedInstaller main loop.
34 Info CBS | TrustedInstaller service starts successfully.
30 Info CBS | No startup processing required, TrustedInstaller service was not set as autostart, or else a reboot is still pending.
25 Info CBS | NonStart: Checking to ensure startup processing was not required.
25 Info CBS | Startup processing thread terminated normally
25 Info CBS | Idle processing thread terminated normally
60 Info CBS | Loaded Servicing Stack v{n:6:10}.1.{n:7000:7999}.{n:10000:29999} with Core: {win}
90 Info CSI | {hex:8}@{day}:{clock}.{n:100:999} WcpInitialize (wcp.dll version {n:0:9}.0.0.{n:0:9}) called (stack @{ptr:12} @{ptr:12} @{ptr:12} @{ptr:12})
70 Info CSI | {hex:8} Created NT transaction (seq {n:1:999}) result {ptr}, handle @{ptr:3}
70 Info CSI | {hex:8} Creating NT transaction (seq {n:1:999}), objectname [{n:1:9}]"(null)"
70 Info CSI | {hex:8}@{day}:{clock}.{n:100:999} CSI perf trace:
60 Info CSI | CSIPERF:TXCOMMIT;{n:1000:999999}
40 Info CSI | {hex:8} CSI Store {big} ({ptr:16}) initialized
30 Info CBS | Unloading offline registry hive: {{{uuid}}}{win}
10 Info CBS | Offline image is: read-only
10 Info CBS | Offline image is: writeable
15 Info CBS | Scavenge: Starts
15 Info CBS | Scavenge: Begin CSI Store
12 Info CBS | Scavenge: Completed, disposition: 0X{n:0:9}
10 Info CBS | Reboot mark refs incremented to: {n:0:9}
10 Info CBS | Reboot mark refs: {n:0:9}
5 Error CBS | Failed to open package: {win} [HRESULT = {ptr} - CBS_E_INVALID_PACKAGE]
3 Warning CBS | Session: {n:1000:9999}_{big} was cancelled by client {UpdateAgent/Spp/DISM/Installer}.
1 Info CBS | Ending the TrustedInstaller main loop.
1 Info CBS | Disabling manifest caching, because the image is not writeable.
1 Info CSI | {hex:8} Performing {n:1:9} operations; {n:1:9} are not lock/unlock and follow:
`,
};
