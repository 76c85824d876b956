import { partsOf, type System } from '../system.ts';

/** A build server's log. */
export const ciRunner: System = {
  name: 'ci-runner',
  format: 'generic_log',
  levels: { INFO: 'info', WARNING: 'warn', SEVERE: 'error', FINE: 'debug' },
  clock: 'full',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    return `${at.date} ${at.clock}.${at.ms}+0000 [id=${draw.int(10, 900)}]\t${level}\t${tag}: `;
  },
  events: `
200 INFO h.model.AsyncPeriodicWork#lambda$doRun$1 | Started {FingerprintCleanup/BuildDiscarder/WorkspaceCleanup/Telemetry/DownloadMetadata/ConnectionActivity}
190 INFO h.model.AsyncPeriodicWork#lambda$doRun$1 | Finished {FingerprintCleanup/BuildDiscarder/WorkspaceCleanup/Telemetry/DownloadMetadata/ConnectionActivity}. {n} ms
120 INFO o.j.p.workflow.job.WorkflowRun#finish | {service} #{n:1:999} completed: SUCCESS
40 INFO o.j.p.workflow.job.WorkflowRun#finish | {service} #{n:1:999} completed: FAILURE
20 INFO o.j.p.workflow.job.WorkflowRun#finish | {service} #{n:1:999} completed: ABORTED
100 INFO c.c.jenkins.plugins.k8s.Provisioner#apply | Excess workload after pending Kubernetes agents: {n:0:9}
90 INFO o.c.j.p.k.KubernetesLauncher#launch | Created Pod: kubernetes {word}/{service}-{hex:5}-{hex:5}
80 INFO o.c.j.p.k.KubernetesSlave#_terminate | Terminating Kubernetes instance for agent {service}-{hex:5}
80 INFO o.c.j.p.k.KubernetesSlave#deleteSlavePod | Terminated Kubernetes instance for agent {word}/{service}-{hex:5}
60 WARNING o.c.j.p.k.KubernetesLauncher#launch | Error in provisioning; agent=KubernetesSlave name: {service}-{hex:5}, template=PodTemplate{{id='{uuid}', name='{service}'}}
50 INFO hudson.slaves.NodeProvisioner#update | {service}-{hex:5} provisioning successfully completed. We have now {n:1:99} computer(s)
50 INFO h.TcpSlaveAgentListener$ConnectionHandler#run | Accepted JNLP4-connect connection #{n} from {host}/{ipport}
40 WARNING j.s.DefaultJnlpSlaveReceiver#channelClosed | Computer.threadPoolForRemoting [#{n}] for {service}-{hex:5} terminated: java.nio.channels.ClosedChannelException
40 INFO o.j.p.github.webhook.WebhookManager#run | Received PushEvent for https://{domain}/{word}/{service} from {ip} => https://{domain}/github-webhook/
30 SEVERE h.triggers.SCMTrigger$Runner#runPolling | Failed to record SCM polling for {service}
20 WARNING h.i.i.InstallUncaughtExceptionHandler#handleException | Caught unhandled exception with ID {uuid}
14 INFO hudson.model.User#add | New user created: {user}
12 INFO o.s.s.w.a.rememberme#login | User {user} logged in from {ip}
10 FINE o.j.p.lockable.Manager#lock | lock {word} acquired by {service} #{n:1:999}
6 INFO jenkins.InitReactorRunner$1#onAttained | Listed all plugins
6 INFO jenkins.InitReactorRunner$1#onAttained | Prepared all plugins
6 INFO jenkins.InitReactorRunner$1#onAttained | Augmented all extensions
6 INFO jenkins.InitReactorRunner$1#onAttained | Loaded all jobs
4 INFO hudson.lifecycle.Lifecycle#onReady | Jenkins is fully up and running
1 SEVERE jenkins.model.Nodes#load | could not load {path}
1 INFO hudson.WebAppMain#contextInitialized | Jenkins home directory: {dir} found at: EnvVars.masterEnvVars.get("JENKINS_HOME")
`,
};
