import { commonWords } from './common-words.ts';

export type NameField = 'services' | 'devices' | 'hosts';

const serviceEnd =
  /(?:^|[-_.])(?:services?|svc|srv|api|apis|server|gateway|worker|workers|db|database|proxy|pod|job|cronjob|scheduler|controller|operator|consumer|producer|processor|handler|manager|agent|daemon|app|webapp|ui|web|frontend|backend|broker|queue|cache|store|engine|limiter|checker|exporter|collector|ingester|connector|adapter|bridge|sync|monitor|runner|bot|ms|lb|balancer|resolver|registry|router|client|indexer|crawler|mailer|notifier|auth|relay|bff)(?:[-_]\d+)?$/i;
const hostStart =
  /^(?:node|host|srv|server|vm|box|ip|bastion|rack|master|hv|esx|esxi|blade|k8s-node|web|db|app|dc|win|lnx|ws|pc|nas|san|mx|dns|ntp|jump)[a-z]{0,4}[-_]?\d{1,4}[a-z]?(?:[-_.][a-z0-9]{1,12}){0,3}$/i;
const deviceStart =
  /^(?:sw|rtr|rt|router|switch|fw|firewall|ap|core|edge|leaf|spine|olt|onu|ont|cam|camera|printer|prn|plc|sensor|meter|pump|ups|rtu|hmi|agg|dist|access|tor|bts|enb|gnb|cell|pdu|inverter|charger|robot|valve|turbine)(?:[-_][a-z]{1,10}){0,3}[-_]?\d{1,5}[a-z]?(?:[-_.][a-z0-9]{1,12}){0,3}$/i;
const camelService =
  /^(?:[A-Z][a-z0-9]+){1,6}(?:Service|Api|API|Gateway|Worker|Server|Client|Controller|Manager|Handler|Processor|Consumer|Producer|Job|Scheduler|Repository)$/;

/** What a word looks like when nothing around it says: nothing for ordinary words. */
export function shapeOf(word: string): NameField | undefined {
  if (word.length < 3 || word.length > 200) return undefined;
  if (camelService.test(word)) return 'services';
  const hasJoint = /[\p{L}\p{N}][-_][\p{L}\p{N}]/u.test(word);
  if (/^(?:[a-z]{2,20})\d{1,4}$/i.test(word) && (hostStart.test(word) || deviceStart.test(word))) {
    return hostStart.test(word) ? 'hosts' : 'devices';
  }
  if (!hasJoint || commonWords.has(word.toLowerCase())) return undefined;
  // Cloud regions ("eu-west-1") are places, not components.
  if (/^[a-z]{2}-(?:gov-)?(?:north|south|east|west|central)(?:east|west)?-?\d[a-z]?$/i.test(word))
    return undefined;
  if (/^\d/.test(word) || /^[-\d_.:]+$/.test(word)) return undefined;
  const parts = word.toLowerCase().split(/[-_.]/);
  // "slow-running", "cross-region": compounds of everyday words are no names.
  if (parts.every((part) => commonWords.has(part) && !serviceEnd.test(part))) return undefined;
  if (
    /^(?:non|re|pre|post|un|anti|semi|multi|cross|self|half|well|ill|over|under)-/i.test(word) &&
    !/\d/.test(word)
  )
    return undefined;
  if (
    /-(?:like|based|related|wide|free|level|side|facing|specific|only|ish|up|down|in|out|off|of|to|by)$/i.test(
      word,
    )
  )
    return undefined;
  if (hostStart.test(word)) return 'hosts';
  if (deviceStart.test(word)) return 'devices';
  if (serviceEnd.test(word)) return 'services';
  if (/_/.test(word) && !/\d/.test(word)) return undefined;
  // Adjectives such as "time-consuming" have two parts and a verb's ending; names rarely do.
  if (parts.length === 2 && /(?:ing|ed|ly|able|ful|less)$/.test(parts[1] ?? '') && !/\d/.test(word))
    return undefined;
  return 'services';
}

/** Whether a word may be a name when a word beside it says that one stands here. */
export function looksNamed(word: string): boolean {
  return /[\p{N}_-]/u.test(word) || /^\p{Lu}/u.test(word) || /\p{Ll}\p{Lu}/u.test(word);
}
