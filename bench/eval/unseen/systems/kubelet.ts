import { partsOf, type System } from '../system.ts';

/** klog with structured pairs behind the sentence. */
export const kubelet: System = {
  name: 'kubelet',
  format: 'glog_log',
  levels: { I: 'info', W: 'warn', E: 'error', F: 'fatal' },
  clock: 'full',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    return `${level}${at.month}${at.day} ${at.clock}.${at.ms}${draw.int(100, 999)} ${String(draw.skewed([1523, 988])).padStart(7)} ${tag}:${draw.int(40, 2000)}] `;
  },
  events: `
200 I kubelet.go | "SyncLoop (PLEG): event for pod" pod="{word}/{service}-{hex:9}-x{hex:4}" event=&{{ID:{uuid} Type:{ContainerStarted/ContainerDied} Data:{hex:64}}}
160 E pod_workers.go | "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"{service}\\" with CrashLoopBackOff: \\"back-off 5m0s restarting failed container={service} pod={service}-{hex:9}-x{hex:4}_{word}({uuid})\\"" pod="{word}/{service}-{hex:9}-x{hex:4}" podUID={uuid}
120 I reconciler.go | "operationExecutor.VerifyControllerAttachedVolume started for volume \\"{word}\\" (UniqueName: \\"kubernetes.io/configmap/{uuid}-{word}\\") pod \\"{service}-{hex:9}\\" (UID: \\"{uuid}\\") " pod="{word}/{service}-{hex:9}"
110 I prober.go | "Probe failed" probeType="Readiness" pod="{word}/{service}-{hex:9}-x{hex:4}" podUID={uuid} containerName="{service}" probeResult=failure output="Get \\"{url}\\": dial tcp {ipport}: connect: connection refused"
90 I prober.go | "Probe failed" probeType="Liveness" pod="{word}/{service}-{hex:9}-x{hex:4}" podUID={uuid} containerName="{service}" probeResult=failure output="HTTP probe failed with statuscode: {n:500:599}"
80 I scope.go | "RemoveContainer" containerID="{hex:64}"
60 E remote_runtime.go | "ContainerStatus from runtime service failed" err="rpc error: code = NotFound desc = could not find container \\"{hex:64}\\": container with ID starting with {hex:64} not found: ID does not exist" containerID="{hex:64}"
60 I kubelet.go | "SyncLoop ADD" source="api" pods=["{word}/{service}-{hex:9}-x{hex:4}"]
50 I kubelet.go | "SyncLoop DELETE" source="api" pods=["{word}/{service}-{hex:9}-x{hex:4}"]
40 I kubelet.go | "SyncLoop REMOVE" source="api" pods=["{word}/{service}-{hex:9}-x{hex:4}"]
40 I kubelet_volumes.go | "Cleaned up orphaned pod volumes dir" podUID={uuid} path="{path}"
40 W manager.go | Failed to process watch event {{EventType:{n:0:2} Name:/kubepods.slice/pod{hex:8}.slice/crio-{hex:64} WatchSource:{n:0:2}}}: Error finding container {hex:64}: Status 404 returned error can't find the container with id {hex:64}
30 E kubelet_node_status.go | "Error updating node status, will retry" err="error getting node \\"{host}\\": Get \\"{url}\\": net/http: request canceled (Client.Timeout exceeded while awaiting headers)"
24 I eviction_manager.go | "Eviction manager: attempting to reclaim" resourceName="{memory/ephemeral-storage}"
20 I image_gc_manager.go | "Disk usage on image filesystem is over the high threshold, trying to free bytes down to the low threshold" usage={n:80:99} highThreshold={n:80:90} amountToFree={big} lowThreshold={n:60:80}
20 W reflector.go | object-"{word}"/"{word}": failed to list *v1.{ConfigMap/Secret}: Get "{url}": dial tcp {ipport}: i/o timeout
16 I patch_prober.go | interesting pod/{service}-{n:0:9} container/{service} namespace/{word}: Liveness probe status=failure output="Get \\"{url}\\": EOF" start-of-body=
10 I topology_manager.go | "Topology Admit Handler"
8 E dns.go | "Nameserver limits exceeded" err="Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: {ip} {ip} {ip}"
6 I csr.go | certificate signing request csr-{hex:5} is approved, waiting to be issued
4 W container.go | Failed to create summary reader for "{path}": none of the resources are being tracked.
2 I server.go | "Kubelet version" kubeletVersion="v{version}"
1 F server.go | failed to run Kubelet: unable to load client CA file {path}: open {path}: no such file or directory
1 I plugin_watcher.go | "Plugin Watcher Start" path="{path}"
`,
};
