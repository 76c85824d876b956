import { partsOf, type System } from '../system.ts';

/** Application log kept as a table: the header names the columns, messages hold commas. */
export const eventCsv: System = {
  name: 'event-csv',
  format: 'csv_log',
  levels: { Information: 'info', Warning: 'warn', Error: 'error', Critical: 'fatal' },
  clock: 'second',
  preamble: ['Level,Date and Time,Source,Event ID,Task Category,Message'],
  header: () => '',
  whole: ({ draw, time, level, tag }, message) => {
    const at = partsOf(time);
    return `${level},${at.date} ${at.clock},${tag},${draw.int(1, 9999)},None,"${message.replaceAll('"', '""')}"`;
  },
  events: `
300 Information Service-Control-Manager | The {word} service entered the {state} state.
150 Error Service-Control-Manager | The {word} service terminated unexpectedly.  It has done this {n:1:20} time(s).
120 Warning DNS-Client-Events | Name resolution for the name {domain} timed out after none of the configured DNS servers responded.
100 Information Kernel-General | The system time has changed to {day}T{clock}Z from {day}T{clock}Z, reason: {n:0:3}.
80 Error DistributedCOM | The server {{{uuid}}} did not register with DCOM within the required timeout.
60 Warning Time-Service | NtpClient was unable to set a domain peer to use as a time source, error "{ptr}"
50 Critical Kernel-Power | The system has rebooted without cleanly shutting down first, bugcheck {n}
40 Information UserPnp | Driver Management concluded the process to install driver {file} for Device Instance ID {HEX:12} with the following status: {ptr}.
30 Error Disk | The device, \\Device\\Harddisk{n:0:9}\\DR{n:0:9}, has a bad block.
12 Error Application-Error | Faulting application name: {exe}, version: {version}, time stamp: {ptr}, exception code: {ptr}
5 Information EventLog | The Event log service was started.
5 Information EventLog | The Event log service was stopped.
`,
};
