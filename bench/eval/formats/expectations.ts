/** Other tools' level names in ours. */
const LEVELS: Record<string, string> = {
  trace: 'trace',
  verbose: 'trace',
  debug5: 'debug',
  debug4: 'debug',
  debug3: 'debug',
  debug2: 'debug',
  debug1: 'debug',
  debug: 'debug',
  stats: 'info',
  notice: 'info',
  info: 'info',
  warning: 'warn',
  warn: 'warn',
  error: 'error',
  err: 'error',
  critical: 'fatal',
  crit: 'fatal',
  alert: 'fatal',
  emerg: 'fatal',
  fatal: 'fatal',
};

export function expectedLevel(name: string): string | undefined {
  return LEVELS[name.toLowerCase()];
}

/** Names that mean the same layout: a catalogue's family name against the program's own. */
const SAME: Record<string, readonly string[]> = {
  error_log: ['nginx_error_log'],
  generic_log: [
    'log4j_log',
    'python_log',
    'spring_log',
    'serilog_text_log',
    'nginx_error_log',
    'logcat_log',
    'rabbitmq_log',
    'elasticsearch_log',
    'kafka_log',
  ],
  java_log: ['log4j_log', 'spring_log'],
  syslog_log: ['dmesg_log'],
  w3c_log: ['cloudfront_log'],
  postgres_log: ['vpostgres_log'],
  json_log: ['slog_log', 'zap_log', 'logstash_log', 'ecs_log', 'gelf_log', 'serilog_log'],
};

export function isNamed(expected: string, given: string): boolean {
  return expected === given || (SAME[expected]?.includes(given) ?? false);
}
