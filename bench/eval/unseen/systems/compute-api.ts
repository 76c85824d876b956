import { partsOf, type System } from '../system.ts';

const files = ['nova-api.log', 'nova-compute.log', 'nova-scheduler.log'];

/** A cloud's compute services, collected with the file's name before each line. */
export const computeApi: System = {
  name: 'compute-api',
  format: 'openstack_log',
  levels: { INFO: 'info', WARNING: 'warn', ERROR: 'error' },
  clock: 'full',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    const request =
      draw.part() < 0.8
        ? `req-${uuid(draw)} ${draw.hex(32)} ${draw.hex(32)} - - -`
        : `req-${uuid(draw)} - - - - -`;
    return `${draw.skewed(files)}.1.2024-03-04_13:53:08 ${at.date} ${at.clock}.${at.ms} ${draw.skewed([25746, 2931, 25743])} ${level} ${tag} [${request}] `;
  },
  events: `
400 INFO nova.osapi_compute.wsgi.server | {ip} "GET {uri} HTTP/1.1" status: {code} len: {n} time: {f:1:7}
60 INFO nova.osapi_compute.wsgi.server | {ip} "POST {uri} HTTP/1.1" status: {code} len: {n} time: {f:1:7}
50 INFO nova.osapi_compute.wsgi.server | {ip} "DELETE {uri} HTTP/1.1" status: {code} len: {n} time: {f:1:7}
60 INFO nova.compute.manager | [instance: {uuid}] VM Started (Lifecycle Event)
60 INFO nova.compute.manager | [instance: {uuid}] VM Paused (Lifecycle Event)
60 INFO nova.compute.manager | [instance: {uuid}] VM Resumed (Lifecycle Event)
50 INFO nova.compute.manager | [instance: {uuid}] VM Stopped (Lifecycle Event)
40 INFO nova.compute.manager | [instance: {uuid}] During sync_power_state the instance has a pending task (spawning). Skip.
40 INFO nova.compute.manager | [instance: {uuid}] Took {f:20:2} seconds to build instance.
40 INFO nova.compute.manager | [instance: {uuid}] Took {f:20:2} seconds to spawn the instance on the hypervisor.
40 INFO nova.compute.manager | [instance: {uuid}] Took {f:20:2} seconds to destroy the instance on the hypervisor.
40 INFO nova.compute.manager | [instance: {uuid}] Took {f:20:2} seconds to deallocate network for instance.
40 INFO nova.virt.libvirt.driver | [instance: {uuid}] Creating image
40 INFO nova.virt.libvirt.driver | [instance: {uuid}] Instance spawned successfully.
36 INFO nova.virt.libvirt.driver | [instance: {uuid}] Instance destroyed successfully.
36 INFO nova.virt.libvirt.driver | [instance: {uuid}] Deleting instance files {path}
36 INFO nova.virt.libvirt.driver | [instance: {uuid}] Deletion of {path} complete
40 INFO nova.compute.claims | [instance: {uuid}] Attempting claim: memory {n} MB, disk {n:1:99} GB, vcpus {n:1:8} CPU
40 INFO nova.compute.claims | [instance: {uuid}] Total memory: {n} MB, used: {f:9999:2} MB
40 INFO nova.compute.claims | [instance: {uuid}] memory limit: {f:99999:2} MB, free: {f:9999:2} MB
40 INFO nova.compute.claims | [instance: {uuid}] disk limit not specified, defaulting to unlimited
40 INFO nova.compute.claims | [instance: {uuid}] vcpu limit not specified, defaulting to unlimited
40 INFO nova.compute.claims | [instance: {uuid}] Claim successful
60 INFO nova.virt.libvirt.imagecache | image {hex:32} at ({path}): checking
60 INFO nova.virt.libvirt.imagecache | image {hex:32} at ({path}): in use: on this node {n:0:9} local, {n:0:9} on other nodes sharing this instance storage
50 INFO nova.virt.libvirt.imagecache | Active base files: {path}
20 INFO nova.virt.libvirt.imagecache | Removable base files: {path} {path}
16 WARNING nova.virt.libvirt.imagecache | Unknown base file: {path}
16 INFO nova.virt.libvirt.imagecache | Base or swap file too young to remove: {path}
30 INFO nova.api.openstack.compute.server_external_events | Creating event network-vif-plugged:{uuid} for instance {uuid}
20 INFO nova.api.openstack.wsgi | HTTP exception thrown: No instances found for any event
16 INFO nova.compute.resource_tracker | Final resource view: name={host} phys_ram={n}MB used_ram={n}MB phys_disk={n}GB used_disk={n}GB total_vcpus={n:1:64} used_vcpus={n:0:64} pci_stats=[]
16 INFO nova.compute.resource_tracker | Auditing locally available compute resources for node {host}
16 INFO nova.compute.resource_tracker | Compute_service record updated for {host}
10 WARNING nova.compute.manager | While synchronizing instance power states, found {n:0:30} instances in the database and {n:0:30} instances on the hypervisor.
8 INFO nova.scheduler.host_manager | The instance sync for host '{host}' did not match. Re-created its InstanceList.
5 INFO nova.compute.manager | Running instance usage audit for host {host} from {day} {clock} to {day} {clock}. {n:0:30} instances.
3 ERROR oslo_messaging.rpc.server | Exception during message handling: Timed out waiting for a reply to message ID {hex:32}
1 ERROR nova.compute.manager | [instance: {uuid}] Instance failed to spawn
`,
};

function uuid(draw: { hex(length: number): string }): string {
  return [8, 4, 4, 4, 12].map((length) => draw.hex(length)).join('-');
}
