import { partsOf, type System } from '../system.ts';

/** W3C extended format as a web server writes it. */
export const w3cSite: System = {
  name: 'w3c-site',
  format: 'w3c_log',
  levels: { info: 'info', error: 'error' },
  clock: 'second',
  columns: true,
  preamble: [
    '#Software: Internet Information Services 10.0',
    '#Version: 1.0',
    '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken',
  ],
  header: () => '',
  whole: ({ draw, time, level }, message) => {
    const at = partsOf(time);
    const status = level === 'info' ? draw.one([200, 204, 301, 304]) : draw.one([404, 500, 503]);
    return `${at.date} ${at.clock} 10.0.0.${draw.int(1, 9)} ${message} - 443 - 10.9.${draw.int(0, 9)}.${draw.int(1, 250)} Mozilla/5.0+(compatible) ${status} 0 0 ${draw.int(1, 900)}`;
  },
  events: `
300 info - | GET {uri}
100 info - | POST {uri}
60 error - | GET {uri}
20 error - | POST {uri}
`,
};
