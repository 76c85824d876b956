import type { System } from '../system.ts';

/** The kernel's ring buffer: seconds since the start. */
export const kernelRing: System = {
  name: 'kernel-ring',
  format: 'dmesg_log',
  levels: { '-': 'none' },
  clock: 'relative',
  header: ({ time }) => `[${(time / 1000).toFixed(6).padStart(12)}] `,
  events: `
120 - - | usb {n:1:4}-{n:1:8}: new high-speed USB device number {n:1:99} using xhci_hcd
110 - - | usb {n:1:4}-{n:1:8}: New USB device found, idVendor={hex:4}, idProduct={hex:4}, bcdDevice= {f:3:2}
110 - - | usb {n:1:4}-{n:1:8}: New USB device strings: Mfr={n:0:3}, Product={n:0:3}, SerialNumber={n:0:3}
100 - - | usb {n:1:4}-{n:1:8}: USB disconnect, device number {n:1:99}
90 - - | pci 0000:{hex:2}:{hex:2}.{n:0:7}: [{hex:4}:{hex:4}] type 00 class {ptr:6}
90 - - | pci 0000:{hex:2}:{hex:2}.{n:0:7}: reg {ptr:2}: [mem {ptr:8}-{ptr:8} 64bit]
60 - - | pci 0000:{hex:2}:{hex:2}.{n:0:7}: PME# supported from D0 D3hot D3cold
80 - - | docker0: port {n:1:9}(veth{hex:7}) entered blocking state
80 - - | docker0: port {n:1:9}(veth{hex:7}) entered forwarding state
80 - - | docker0: port {n:1:9}(veth{hex:7}) entered disabled state
70 - - | device veth{hex:7} entered promiscuous mode
60 - - | device veth{hex:7} left promiscuous mode
60 - - | IPv6: ADDRCONF(NETDEV_CHANGE): {iface}: link becomes ready
60 - - | audit: type={n:1100:1999} audit({f:2e9:3}:{n}): apparmor="STATUS" operation="profile_load" profile="unconfined" name="{path}" pid={n} comm="apparmor_parser"
50 - - | {service}[{n}]: segfault at {hex:12} ip {hex:16} sp {hex:16} error {n:4:7} in libc.so.6[{hex:12}+{hex:6}]
40 - - | Out of memory: Killed process {n} ({service}) total-vm:{n}kB, anon-rss:{n}kB, file-rss:{n}kB, shmem-rss:{n}kB, UID:{n} pgtables:{n}kB oom_score_adj:{n:0:1000}
40 - - | oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=cri-containerd-{hex:12}.scope,mems_allowed=0,oom_memcg={path},task_memcg={path},task={service},pid={n},uid={n}
30 - - | EXT4-fs ({sda1/dm-0/nvme0n1p2}): mounted filesystem {uuid} r/w with ordered data mode. Quota mode: none.
26 - - | EXT4-fs ({sda1/dm-0/nvme0n1p2}): unmounting filesystem {uuid}.
24 - - | blk_update_request: I/O error, dev {sda/sdb/nvme0n1}, sector {n} op 0x0:(READ) flags {ptr:4} phys_seg {n:1:30} prio class {n:0:3}
20 - - | TCP: request_sock_TCP: Possible SYN flooding on port {port}. Sending cookies.  Check SNMP counters.
16 - - | nf_conntrack: nf_conntrack: table full, dropping packet
14 - - | CPU{n:0:15}: Core temperature above threshold, cpu clock throttled (total events = {n})
14 - - | CPU{n:0:15}: Core temperature/speed normal
10 - - | e1000e 0000:00:1f.{n:0:7} {iface}: NIC Link is Down
10 - - | INFO: task {service}:{n} blocked for more than {n:100:300} seconds.
6 - - | rcu: INFO: rcu_sched self-detected stall on CPU
5 - - | systemd[1]: Started Journal Service.
4 - - | x86/fpu: Supporting XSAVE feature {ptr:3}: '{word} registers'
3 - - | ACPI: \\_SB_.PCI0: Enabled {n:1:9} GPEs in block 00 to 7F
2 - - | Memory: {n}K/{n}K available ({n}K kernel code, {n}K rwdata, {n}K rodata, {n}K init, {n}K bss, {n}K reserved, {n}K cma-reserved)
1 - - | clocksource: tsc: mask: {ptr:16} max_cycles: {ptr:12}, max_idle_ns: {n} ns
1 - - | Kernel command line: BOOT_IMAGE={path} root=UUID={uuid} ro quiet splash
1 - - | random: crng init done
`,
};
