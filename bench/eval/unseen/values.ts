import type { Draw } from './draw.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Names without a digit beside names with one: what a masker of numbers alone cannot see. */
const POOLS: Record<string, string[]> = {
  user: words(
    'root deploy alice bob postgres jenkins www-data carol svc_backup dave user-12 erin guest oracle frank test admin2 heidi mallory nagios',
  ),
  host: words(
    'web-01 db-master cache-02 worker-7 gateway mail.example.com build-agent-3 storage.internal ns1.example.org edge-eu-4 monitor vault app-blue app-green',
  ),
  domain: words(
    'example.com cdn.shop.example api.partner.net updates.vendor.org telemetry.vendor.org mail.corp.example img.social.example time.nist.gov git.corp.example login.corp.example',
  ),
  word: words(
    'orders invoices sessions payments carts users audit metrics events products shipments refunds notifications reports tokens',
  ),
  service: words(
    'checkout-api inventory mailer search-indexer billing auth-proxy image-resizer scheduler cart reports-worker gateway ledger',
  ),
  class: words(
    'com.shop.cart.CartService com.shop.order.OrderRepository org.acme.net.ConnectionPool com.shop.pay.PaymentClient org.acme.io.FrameReader com.shop.web.SessionFilter org.acme.cache.LocalStore',
  ),
  app: words(
    'com.android.systemui com.acme.music com.acme.maps com.android.phone com.vendor.weather com.acme.mail com.android.settings com.vendor.health com.acme.browser',
  ),
  file: words(
    'index.html main.css app.js report.pdf backup.tar.gz config.yml data.csv image.png notes.txt archive.zip server.key',
  ),
  exe: words(
    'chrome.exe firefox.exe outlook.exe Dropbox.exe skype.exe backupd.exe slack.exe updater.exe WeChat.exe git-remote-https.exe',
  ),
  iface: words('eth0 eth1 ens192 bond0 wlan0 en0 docker0 lo utun3'),
  country: words('DE FR US JP BR IN NL PL SE'),
  junosport: words('ge-0/0/1 xe-1/2/0 ae3 ge-0/0/12 xe-0/1/3 irb'),
  port_: words(
    'GigabitEthernet0/1 GigabitEthernet1/0/24 TenGigabitEthernet1/1/2 Port-channel12 FastEthernet0/3 Vlan20 Gi0/2 Te1/1/4',
  ),
  worksource: words('null WorkSource{10113} WorkSource{1000}'),
  state: words('running stopped paused pending failed completed starting terminated suspended'),
};

const DIRS = words('var srv opt home data usr etc tmp');
const SUBDIRS = words('lib log app www releases cache conf share run spool uploads work');

type Make = (draw: Draw, args: string[]) => string;

const range = (draw: Draw, args: string[], from: number, to: number): number =>
  draw.int(Number(args[0] ?? from), Number(args[1] ?? to));

const ip: Make = (draw) => `10.${draw.int(0, 40)}.${draw.int(0, 255)}.${draw.int(1, 254)}`;
const two = (n: number): string => String(n).padStart(2, '0');
const uuid: Make = (draw) => [8, 4, 4, 4, 12].map((length) => draw.hex(length)).join('-');
const path: Make = (draw) =>
  `/${[draw.one(DIRS), ...Array.from({ length: draw.int(1, 3) }, () => draw.one(SUBDIRS)), draw.one(POOLS.file!)].join('/')}`;

const MAKERS: Record<string, Make> = {
  n: (draw, args) => String(range(draw, args, 0, 9999)),
  neg: (draw) => String(draw.int(-3000, 3000)),
  f: (draw, args) => (draw.part() * Number(args[0] ?? 10)).toFixed(Number(args[1] ?? 3)),
  big: (draw) => String(draw.int(1e9, 9e12)),
  hex: (draw, args) => draw.hex(Number(args[0] ?? 8)),
  HEX: (draw, args) => draw.hex(Number(args[0] ?? 8)).toUpperCase(),
  ptr: (draw, args) => `0x${draw.hex(Number(args[0] ?? 8))}`,
  uuid,
  ip,
  ipport: (draw, args) => `${ip(draw, args)}:${draw.int(1024, 65535)}`,
  mac: (draw) => Array.from({ length: 6 }, () => draw.hex(2)).join(':'),
  path,
  dir: (draw) => `/${draw.one(DIRS)}/${draw.one(SUBDIRS)}/${draw.one(SUBDIRS)}`,
  win: (draw) =>
    `C:\\${draw.one(['Windows', 'ProgramData', 'Users\\Public'])}\\${draw.one(SUBDIRS)}\\${draw.one(POOLS.file!)}`,
  uri: (draw) =>
    `/${draw.one(['api', 'v2', 'static', 'shop'])}/${draw.one(POOLS.word!)}${draw.part() < 0.6 ? `/${draw.int(1, 9999)}` : ''}${draw.part() < 0.2 ? `?page=${draw.int(1, 40)}` : ''}`,
  url: (draw, args) => `https://${draw.skewed(POOLS.domain!)}${MAKERS.uri!(draw, args)}`,
  email: (draw) => `${draw.skewed(POOLS.user!)}@${draw.skewed(POOLS.domain!)}`,
  ms: (draw) => `${draw.int(1, 3000)}ms`,
  secs: (draw) => `${(draw.part() * 20).toFixed(2)}s`,
  size: (draw) => `${(draw.part() * 900 + 1).toFixed(1)} ${draw.one(['KB', 'MB', 'GB'])}`,
  sizeGlued: (draw) => `${(draw.part() * 900 + 1).toFixed(1)}${draw.one(['KiB', 'MiB', 'GiB'])}`,
  dots: (draw) => '.'.repeat(draw.int(3, 30)),
  ciscomac: (draw) => `${draw.hex(4)}.${draw.hex(4)}.${draw.hex(4)}`,
  bool: (draw) => draw.one(['true', 'false']),
  clock: (draw) => `${two(draw.int(0, 23))}:${two(draw.int(0, 59))}:${two(draw.int(0, 59))}`,
  day: (draw) => `2024-0${draw.int(1, 9)}-${two(draw.int(1, 28))}`,
  version: (draw) => `${draw.int(1, 9)}.${draw.int(0, 20)}.${draw.int(0, 9)}`,
  port: (draw) => String(draw.int(1024, 65535)),
  code: (draw) =>
    String(draw.one([200, 200, 200, 201, 204, 301, 304, 400, 401, 403, 404, 499, 500, 502, 503])),
  /** A list of one to `most` values of a pool, as programs print them. */
  list: (draw, args) => {
    const pool = args[0] ?? 'word';
    const count = draw.int(1, Number(args[1] ?? 4));
    return Array.from({ length: count }, () => makeValue(draw, pool, [])).join(
      args[2] === 'tight' ? ',' : ', ',
    );
  },
};

export function makeValue(draw: Draw, name: string, args: string[]): string {
  const pool = POOLS[name];
  if (pool) return draw.skewed(pool);
  const make = MAKERS[name];
  if (!make) throw new Error(`No value is named ${name}`);
  return make(draw, args);
}
