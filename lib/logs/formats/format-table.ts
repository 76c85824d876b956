/**
 * The formats known by name, the particular before the general. A name says what wrote the lines; reading
 * them does not depend on it, except that `status` formats take their level from the HTTP status.
 * Patterns see at most 2 KB of a line and hold no nested repetition, so they stay linear.
 */
export interface Format {
  name: string;
  title: string;
  test: RegExp;
  status?: true;
}

export const PLAIN_FORMAT = 'plain';
export const TIMED_FORMAT = 'timed_log';

const DAY = '\\d{4}-\\d{2}-\\d{2}';
const CLOCK = '\\d{1,2}:\\d{2}:\\d{2}';
const ISO = `${DAY}[T ]${CLOCK}`;
const FRACTION = '(?:[.,]\\d+)?';
const ZONE = '(?:Z| ?[+-]\\d{2}:?\\d{2})?';
const STAMP = `${ISO}${FRACTION}${ZONE}`;
const BSD = `[A-Z][a-z]{2} [ \\d]\\d ${CLOCK}`;
const LEVEL =
  '(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE|FINE(?:R|ST)?|CONFIG|ALERT|EMERG(?:ENCY)?|PANIC|VERBOSE)';
const ANY_LEVEL =
  '(?:[Tt]race|[Dd]ebug|[Ii]nfo|[Nn]otice|[Ww]arn(?:ing)?|[Ee]rr(?:or)?|[Cc]rit(?:ical)?|[Ff]atal|[Aa]lert|[Ee]merg)';
const ADDRESS = '(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+)';

const f = (name: string, title: string, source: string, flags = ''): Format => ({
  name,
  title,
  test: new RegExp(source, flags),
});
const http = (name: string, title: string, source: string): Format => ({
  ...f(name, title, source),
  status: true,
});

export const FORMATS: readonly Format[] = [
  // structured lines
  f('bunyan_log', 'Bunyan', '^\\{(?=.*"v":\\s?0)(?=.*"hostname":)(?=.*"level":\\s?\\d)'),
  f('pino_log', 'Pino', '^\\{(?=.*"level":\\s?\\d{2}\\b)(?=.*"time":\\s?\\d{13})'),
  f('journald_json_log', 'Journald JSON', '^\\{.*"__REALTIME_TIMESTAMP"'),
  f('rust_tracing_log', 'Rust tracing JSON', '^\\{"timestamp":"[^"]+","level":"[A-Z]+",.*"target":"'),
  f('github_events_log', 'GitHub events', '^\\{(?=.*"type":\\s?"\\w+Event")(?=.*"actor":)(?=.*"repo":)'),
  f('caddy_log', 'Caddy', '^\\{"level":"[a-z]+","ts":[\\d.]+,(?=.*"(?:logger|msg)":)'),
  f('cloudflare_log', 'Cloudflare', '^\\{.*"(?:RayID|EdgeStartTimestamp|ClientRequestHost)"'),
  f('nextcloud_log', 'Nextcloud', '^\\{"reqId":"'),
  f('cloudtrail_log', 'AWS CloudTrail', '^\\{.*"eventSource":\\s?"[\\w.]+\\.amazonaws\\.com"'),
  f('k8s_audit_log', 'Kubernetes audit', '^\\{.*"auditID":'),
  f('docker_json_log', 'Docker json-file', '^\\{"log":".*"stream":"std(?:out|err)"'),
  f('ecs_log', 'Elastic Common Schema', '^\\{.*"(?:ecs\\.version|log\\.level)":'),
  f('gelf_log', 'GELF', '^\\{(?=.*"short_message":)(?=.*"version":)'),
  f('serilog_log', 'Serilog compact JSON', '^\\{.*"@mt?":'),
  f('mongodb_log', 'MongoDB', '^\\{"t":\\s?\\{\\s?"\\$date"'),
  f('zap_log', 'zap JSON', '^\\{"level":"[a-z]+","ts":'),
  f('logstash_log', 'Logstash JSON', '^\\{.*"@timestamp":.*"@version":'),
  f('slog_log', 'Go slog JSON', '^\\{"time":"[^"]+","level":"[A-Z]+[^"]*","msg":'),
  f('json_log', 'JSON lines', '^\\s*\\{\\s*(?:"|$)'),

  // wrappers and shippers
  f('cri_log', 'Container runtime (CRI)', `^${ISO}[.\\d]*(?:Z|[+-]\\d{2}:\\d{2}) std(?:out|err) [FP] `),
  f('lnav_piper_log', 'Piped output', `^${DAY}T${CLOCK}\\.\\d{6}[+-]\\d{2}:\\d{2} [OE] `),

  // web servers, proxies and load balancers
  http(
    'haproxy_log',
    'HAProxy',
    `\\bhaproxy\\[\\d+\\]: |^\\S+:\\d+ \\[\\d{1,2}/[A-Z][a-z]{2}/\\d{4}:${CLOCK}\\.\\d{3}\\] \\S+ \\S+ `,
  ),
  http('s3_log', 'Amazon S3 access', '^[0-9a-f]{32,64} \\S+ \\[\\d{2}/[A-Z][a-z]{2}/\\d{4}:'),
  http('alb_log', 'Amazon ALB', `^(?:https?|h2|grpcs|wss?) ${DAY}T${CLOCK}\\.\\d+Z app/`),
  http(
    'elb_log',
    'Amazon ELB',
    `^${DAY}T${CLOCK}\\.\\d+Z \\S+ [\\d.]+:\\d+ (?:[\\d.]+:\\d+|-) -?[\\d.]+ -?[\\d.]+ -?[\\d.]+ `,
  ),
  f('cloudfront_log', 'Amazon CloudFront', `^${DAY}\\t${CLOCK}\\t[A-Z]{3}\\d{1,2}`),
  f(
    'w3c_log',
    'W3C extended',
    `^#(?:Software|Version|Fields|Date|Remark|Start-Date|End-Date):|^${DAY} ${CLOCK} (?:W3SVC\\S* |\\S+ )?${ADDRESS} [A-Z]+ /\\S* `,
  ),
  http('uwsgi_log', 'uWSGI', '^\\[pid: \\d+\\|app: [\\d-]+\\|req: '),
  f(
    'page_log',
    'CUPS page log',
    `^\\S+ (?:\\d+ \\S+ \\d+|\\S+ \\d+) \\[\\d{2}/[A-Z][a-z]{2}/\\d{4}:${CLOCK} [+-]\\d{4}\\] (?:total|\\d+) \\d+ `,
  ),
  f('cups_log', 'CUPS', `^[A-Za-z] \\[\\d{2}/[A-Z][a-z]{2}/\\d{4}:${CLOCK} [+-]\\d{4}\\]`),
  http(
    'access_log',
    'HTTP access',
    `\\[\\d{1,2}/[A-Z][a-z]{2}/\\d{4}[: ]${CLOCK}(?: [+-]\\d{4})?\\]\\s+"|^\\[${ISO}(?:\\.\\d+)?Z?\\] "[A-Z]+ |^\\d{10}\\.\\d{3} +\\d+ \\S+ [A-Z_]+/\\d{3} |^${ISO} \\S+ \\S+ (?:GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH) "?/`,
  ),
  f(
    'nginx_error_log',
    'nginx error',
    `^\\d{4}/\\d{2}/\\d{2} ${CLOCK} \\[(?:debug|info|notice|warn|error|crit|alert|emerg)\\] \\d+#\\d+: `,
  ),
  f(
    'error_log',
    'Apache error',
    `^\\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d ${CLOCK}(?:\\.\\d+)? \\d{4}\\] \\[`,
  ),

  // operating systems
  f(
    'strace_log',
    'strace',
    `^(?:\\[pid +\\d+\\] |\\d+ +)?(?:${CLOCK}(?:\\.\\d+)?|\\d{10}\\.\\d+) (?:\\w+\\(|<\\.\\.\\. \\w+ resumed>|--- \\S|\\+\\+\\+ \\S)`,
  ),
  f(
    'esx_syslog_log',
    'ESXi syslog',
    `^${DAY}(?:T${CLOCK}(?:\\.\\d+)?Z)? [A-Z][a-z]\\(\\d+\\)(?:\\[\\+\\])? (?!vmk(?:ernel|warning|alert)?: )`,
  ),
  f(
    'vmk_log',
    'VMkernel',
    `^${ISO}(?:\\.\\d+)?Z (?:cpu\\d+:\\d+|[A-Z][a-z]\\(\\d+\\)(?:\\[\\+\\])? vmk(?:ernel|warning|alert)?: )`,
  ),
  f('unifi_iptables_log', 'UniFi firewall', `^(?:<\\d+>)?${BSD} \\S+ (?:\\S+: )?\\[[\\w -]+\\] ?DESCR=`),
  f('unifi_log', 'UniFi', `^(?:<\\d+>)?${BSD} (?:\\S+ )?[\\w-]+,[0-9a-f]{12},v?[\\d.]+`),
  f(
    'papertrail_log',
    'Papertrail',
    `^[A-Z][a-z]{2} [ \\d]\\d \\d{4} ${CLOCK} \\S+ \\S+: |^\\{.*"display_received_at":`,
  ),
  f(
    'sudo_log',
    'sudo',
    `^(?:${BSD}(?: \\d{4})?|${STAMP}) (?:\\S+ )?(?:sudo(?:\\[\\d+\\])?: +)?\\S+ : .*TTY=.*(?:COMMAND|USER)=`,
  ),
  f(
    'snaplogic_log',
    'SnapLogic',
    `^\\d{4}-\\d{2}-\\d{2}T${CLOCK}(?:\\.\\d+)? (?:DEBUG|INFO|WARN|ERROR|FATAL) .*\\[.*(?:sid|rid|pipe)=`,
  ),
  f(
    'openstack_log',
    'OpenStack',
    `^\\([\\w.]+\\): ${ISO},\\d{3} ${LEVEL} |^(?:[\\w.:-]+\\.log[\\w.:-]* )?${ISO}\\.\\d{3} (?:\\d+ )?${LEVEL} [\\w.]+ (?:\\[|-)`,
  ),
  f(
    'sssd_log',
    'SSSD',
    `^\\([A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d ${CLOCK}(?:[.:]\\d+)? \\d{4}\\) (?:\\(\\S+\\) )?\\[|^\\(${DAY} [ \\d]?\\d:\\d{2}:\\d{2}(?:[.:]\\d+)?\\): \\[`,
  ),
  f(
    'nagios_log',
    'Nagios',
    '^\\[\\d{10}\\] (?:[A-Z][A-Z ]+[A-Z](?: NOTIFICATION| ALERT| STATE)?: |Nagios |Warning: |Caught |LOG )',
  ),
  f('dmesg_log', 'Kernel ring buffer', '^(?:<\\d+>)?\\[ *\\d+\\.\\d{6}\\](?:\\[ *[TC]\\d+\\])? '),
  f(
    'syslog_log',
    'Syslog',
    `^<\\d{1,3}>(?:1 )?(?:${BSD}|${STAMP}|- )|^${BSD}(?:\\.\\d+)?(?: \\d{4})? \\S|^${DAY}T${CLOCK}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2}) [\\w.-]+ [\\w./()-]+(?:\\[\\d+\\])?: |^\\d{4} [A-Z][a-z]{2} [ \\d]\\d ${CLOCK} `,
  ),
  f(
    'dpkg_log',
    'dpkg',
    `^${ISO} (?:startup|status|configure|install|upgrade|trigproc|remove|purge|disappear|conffile) `,
  ),
  f('yum_log', 'Yum', `^[A-Z][a-z]{2} \\d{2} ${CLOCK} (?:Installed|Updated|Erased): `),
  f('fsck_hfs_log', 'fsck_hfs', `^\\S+: fsck_hfs (?:started|completed|run) at |^\\S+: .*\\bfsck_hfs\\b`),
  f('tcsh_history', 'tcsh history', '^#\\+?\\d{10}$'),
  f('procstate_log', 'Process states', `^========== Start of system state dump at |^USER +PID `),
  f(
    'logcat_log',
    'Android logcat',
    `^(?:\\d{4}-)?\\d{2}-\\d{2} ${CLOCK}\\.\\d{3} +\\d+ +\\d+ [VDIWEFS] |^[VDIWEF]/[^(]+\\( *\\d+\\): `,
  ),
  f('cbs_log', 'Windows CBS', `^${ISO}, (?:Info|Warning|Error) +\\S+ `),

  // databases and queues
  f('vpostgres_log', 'VMware PostgreSQL', `^${ISO}(?:\\.\\d+)? UTC [0-9a-f]+\\.[0-9a-f]+ \\d+ `),
  f(
    'postgres_log',
    'PostgreSQL',
    `^${ISO}(?:\\.\\d+)? ?(?:[A-Z]{2,5}|[+-]\\d{2,4})\\b.*(?:LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|HINT|DETAIL|STATEMENT|CONTEXT|QUERY|DEBUG\\d?): `,
  ),
  f(
    'mysql_slow_log',
    'MySQL slow queries',
    `^# (?:Time: (?:\\d{6} +\\d{1,2}:|${DAY}T)|User@Host: |Query_time: )`,
  ),
  f(
    'mysql_error_log',
    'MySQL error',
    `^(?:${DAY}T${CLOCK}\\.\\d+(?:Z|[+-]\\d{2}:\\d{2})|${DAY} +\\d{1,2}:\\d{2}:\\d{2}|\\d{6} +\\d{1,2}:\\d{2}:\\d{2}) (?:\\d+ |0x[0-9a-f]+ )?\\[(?:Note|Warning|ERROR|System)\\]`,
  ),
  f(
    'mysql_general_log',
    'MySQL general',
    `^(?:${DAY}T${CLOCK}\\.\\d+(?:Z|[+-]\\d{2}:\\d{2})|\\d{6} +\\d{1,2}:\\d{2}:\\d{2})\\t *\\d+ (?:Connect|Query|Quit|Init DB|Prepare|Execute|Close stmt|Statistics|Field List)\\b`,
  ),
  f(
    'redis_log',
    'Redis',
    `^(?:\\[\\d+\\]|\\d+:[XCSM]) \\d{1,2} [A-Z][a-z]{2} (?:\\d{4} )?${CLOCK}\\.\\d{3} [.*#-] |^\\d+:signal-handler \\(\\d+\\) `,
  ),
  f('zookeeper_log', 'ZooKeeper', `^${ISO},\\d{3} (?:\\[myid:[^\\]]*\\] )?- ${LEVEL} +\\[`),
  f(
    'kafka_log',
    'Kafka',
    `^\\[${ISO},\\d{3}\\] ${LEVEL} .*\\([\\w.$]+\\)\\s*$|^\\[${ISO},\\d{3}\\] ${LEVEL} `,
  ),
  f('elasticsearch_log', 'Elasticsearch', `^\\[${ISO},\\d{3}\\]\\[${LEVEL} *\\]\\[`),
  f('rabbitmq_log', 'RabbitMQ', `^${ISO}\\.\\d+${ZONE} \\[\\w+\\] <0\\.\\d+\\.\\d+> |^=[A-Z]+ REPORT==== `),
  f('nextflow_log', 'Nextflow', `^[A-Z][a-z]{2}-\\d{2} ${CLOCK}\\.\\d{3} \\[[^\\]]*\\] ${LEVEL} `),

  // programs
  f('choose_repo_log', 'Yum choose_repo', `^\\[${LEVEL}:[^\\]]+\\] \\S+:\\d+ ${ISO},\\d{3}: `),
  f('katello_log', 'Katello', `^\\[ ?${LEVEL} ${ISO} [^\\]]+\\] `),
  f('openam_log', 'OpenAM', `^"${ISO}"\\s+`),
  f('openamdb_log', 'OpenAM debug', `^\\w+:\\d{2}/\\d{2}/\\d{4} ${CLOCK}:\\d{3} [AP]M [A-Z]+: Thread\\[`),
  f('proxifier_log', 'Proxifier', `^\\[\\d{2}\\.\\d{2} ${CLOCK}\\] `),
  f('tcf_log', 'Target Communication Framework', '^TCF \\d{2}:\\d{2}\\.\\d{3}: '),
  f(
    'xmlrpc_log',
    'XML-RPC server',
    `^\\d{4}/\\d{2}/\\d{2} ${CLOCK} [+-]\\d{2}:\\d{2} (?:\\d+ [\\d.]+|[\\w.-]+): `,
  ),
  f('candlepin_log', 'Candlepin', `^${ISO},\\d{3} \\[(?:req|event|job|thread|=)[^\\]]*\\] ${LEVEL} +`),
  f('engine_log', 'oVirt engine', `^${ISO},\\d{3}${ZONE} ${LEVEL} +\\[[\\w.]+\\] \\(`),
  f(
    'vdsm_log',
    'VDSM',
    `^[\\w.-]+::${LEVEL}::${ISO},\\d{3}::|^${ISO},\\d{3}${ZONE} ${LEVEL} +\\([^)]+\\) \\[`,
  ),
  f('vmw_vc_svc_log', 'vCenter service', `^${ISO}\\.\\d+${ZONE} \\[?\\S+\\]? +\\[?${LEVEL}\\]? .*opId=`, 'i'),
  f('vmw_py_log', 'VMware Python', `^${ISO}(?:\\.\\d+)?(?: [AP]M)?(?: UTC)? \\[\\d+\\]${LEVEL}:\\S+?:`),
  f('cloudvm_ram_log', 'VMware cloudvm RAM', `^${ISO}\\.\\d+Z? ?\\[?[\\w.-]*\\]?.*cloudvm-ram-size`),
  f(
    'vpxd_log',
    'vCenter',
    `^${ISO}\\.\\d+${ZONE} \\[[0-9A-Fx]+ (?:info|verbose|warning|error|trivia|panic) '`,
  ),
  f(
    'vmw_log',
    'VMware',
    `^(?:\\[)?${ISO}\\.\\d+${ZONE} (?:\\[?[0-9A-Fx]+ )?(?:info|verbose|warning|error|trivia|panic|section) [\\w-]+\\[\\w+\\]|^${ISO}\\.\\d+${ZONE}\\| `,
  ),
  f(
    'rails_log',
    'Rails',
    `^[DIWEFA], \\[${ISO}\\.\\d+ #\\d+\\] +[A-Z]+ -- |^Started (?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) "`,
  ),
  f('idea_log', 'IntelliJ IDEA', `^${ISO},\\d{3} \\[ *\\d+\\] +${LEVEL} - `),
  f(
    'otlp_python_log',
    'OpenTelemetry Python',
    `^${ISO},\\d{3} ${LEVEL} \\[[^\\]]*\\] \\[[^\\]]*\\] \\[trace_id=`,
  ),
  f('env_logger_log', 'env_logger', `^\\[${ISO}(?:\\.\\d+)?Z? +${LEVEL} +[\\w:]+\\] `),
  f('spdlog_log', 'spdlog', `^\\[${ISO}\\.\\d+\\] ?\\[[^\\]]*\\] ?\\[[^\\]]*\\]`),
  f('simple_rs_log', 'simple_logger', `^${DAY}T${CLOCK}\\.\\d+Z ${LEVEL} +\\[[\\w:]+\\] `),
  f('zap_console_log', 'zap console', `^${STAMP}\\t(?:\\w+|\\x1b\\[\\d+m\\w+\\x1b\\[0m)\\t\\S+`),
  f(
    'lnav_debug_log',
    'lnav debug',
    `^${DAY}T${CLOCK}\\.\\d{3}${ZONE} [TDIWEF] \\S+ \\S+:\\d+ |^${ISO}\\.\\d{3} [TDIWEF] \\S+:\\d+ `,
  ),
  f('glog_log', 'glog', `^[IWEFDC](?:\\d{4}|\\d{8}) ${CLOCK}(?:\\.\\d+)?\\s+\\d+ \\S+:\\d+\\]`),
  f('java_log', 'java.util.logging', `^[A-Z][a-z]{2} \\d{1,2}, \\d{4} \\d{1,2}:\\d{2}:\\d{2} [AP]M `),
  f('spring_log', 'Spring Boot', `^${STAMP} +${LEVEL} +(?:\\[[^\\]]*\\] )?\\d+ --- `),
  f('serilog_text_log', 'Serilog', `^(?:${STAMP} )?\\[(?:${CLOCK} )?(?:VRB|DBG|INF|WRN|ERR|FTL)\\] `),
  f('python_log', 'Python logging', `^${LEVEL}:[\\w.]+:|^${ISO},\\d{3} - [\\w.]+ - ${LEVEL} - `),
  f(
    'log4j_log',
    'log4j',
    `^\\[?${STAMP}\\]? (?:- )?(?:\\[[^\\]]+\\] )?${LEVEL} +(?:\\[[^\\]]+\\] )?[\\w.$-]+|^\\d{2}/\\d{2}/\\d{2} ${CLOCK} ${LEVEL} |^\\d{6} \\d{6} \\d+ ${LEVEL} |^${LEVEL} +\\[[^\\]]+\\] ${ISO},\\d{3} `,
  ),
  f('go_log', 'Go log', `^\\d{4}/\\d{2}/\\d{2} ${CLOCK}(?:\\.\\d+)? `),
  f('logfmt_log', 'logfmt', '^(?:[\\w./@-]+=(?:"|\\S*) ?)(?=.*\\b(?:level|lvl|msg|ts|time)=)'),
  f(
    'generic_log',
    'Timestamp and level',
    `^\\S{0,40} ?\\[?${STAMP}\\]?.{0,40}?[\\[<( |:]${ANY_LEVEL}[\\]>) |:,]|^\\S{0,40} ?\\[?${STAMP}\\]?.{0,40}?\\b${LEVEL}\\b|^.{0,24}(?:${CLOCK}).{0,60}\\b${LEVEL}\\b`,
  ),
  f(
    'block_log',
    'Timestamped blocks',
    `^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d ${CLOCK}(?: [A-Z]+)? \\d{4}|^\\[?${STAMP}\\]?|^\\d{10}\\b`,
  ),
  f(TIMED_FORMAT, 'Timestamped text', CLOCK),
];
