import { partsOf, type System } from '../system.ts';

/** A batch scheduler: lists of nodes, ids glued to words. */
export const jobScheduler: System = {
  name: 'job-scheduler',
  format: 'block_log',
  levels: { '-': 'none', error: 'error', debug: 'debug' },
  clock: 'full',
  header: ({ time }) => {
    const at = partsOf(time);
    return `[${at.date}T${at.clock}.${at.ms}] `;
  },
  events: `
200 - - | sched: Allocate JobId={n} NodeList=node[{n:1:99}-{n:100:200}] #CPUs={n:1:512} Partition={batch/debug/gpu}
180 - - | _job_complete: JobId={n} WEXITSTATUS {n:0:127}
180 - - | _job_complete: JobId={n} done
120 - - | _slurm_rpc_submit_batch_job: JobId={n} InitPrio={n} usec={n}
60 - - | sched: _slurm_rpc_allocate_resources JobId={n} NodeList=node{n:1:200} usec={n}
80 - - | requeue job JobId={n} due to failure of node node{n:1:200}
60 error - | error: Nodes node{n:1:200} not responding
30 error - | error: Nodes node[{n:1:99}-{n:100:200}] not responding, setting DOWN
40 - - | Node node{n:1:200} now responding
30 debug - | debug:  sched: Running job scheduler
30 debug - | debug:  backfill: beginning
24 debug - | debug:  backfill: reached end of job queue
20 - - | update_node: node node{n:1:200} reason set to: {maintenance/disk/reboot/memory}
20 - - | update_node: node node{n:1:200} state set to DRAINED
16 - - | update_node: node node{n:1:200} state set to IDLE
14 - - | Time limit exhausted for JobId={n}
12 error - | error: slurm_receive_msgs: Socket timed out on send/recv operation
10 error - | error: Node node{n:1:200} has low real_memory size ({n} < {n})
8 - - | Recovered JobId={n} Assoc={n}
6 - - | SchedulerParameters=default_queue_depth={n},max_rpc_cnt={n},bf_interval={n:1:90},bf_continue
3 error - | error: _slurm_rpc_complete_batch_script: JobId={n} not found: Invalid job id specified
1 - - | slurmctld version {version} started on cluster {word}
1 - - | Terminate signal (SIGINT or SIGTERM) received
1 error - | error: mkdir({path}): No space left on device
`,
};
