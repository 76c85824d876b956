import { bsdTime, type System } from '../system.ts';

/** A laptop's system.log: many programs, most sentences seen a few times only. */
export const desktopSyslog: System = {
  name: 'desktop-syslog',
  format: 'syslog_log',
  levels: { '-': 'none' },
  clock: 'second',
  header: ({ draw, time, tag }) => {
    const host = draw.skewed(['mbp-of-anna', 'mbp-10-105-160-95', 'anna-wifi.lan.example']);
    const pid = tag === 'kernel' ? 0 : draw.int(30, 40_000);
    const address = tag === 'com.apple.xpc.launchd' ? ` (com.apple.helper.${draw.int(100, 999)})` : '';
    return `${bsdTime(time)} ${host} ${tag}[${pid}]${address}: `;
  },
  events: `
160 - kernel | IOThunderboltSwitch<{n:0:2}>({ptr:1})::listenerCallback - Thunderbolt HPD packet for route = {ptr:1} port = {n:1:12} unplug = {n:0:1}
140 - kernel | ARPT: {f:900000:6}: wl0: setup_keepalive: Local port: {port}, Remote port: {port}
60 - kernel | ARPT: {f:900000:6}: AirPort_Brcm43xx::powerChange: System Wake - Full Wake/ Dark Wake / Maintenance wake
60 - kernel | ARPT: {f:900000:6}: AirPort_Brcm43xx::powerChange: System Sleep
60 - kernel | en0: channel changed to {n:1:165}
50 - kernel | en0: BSSID changed to {mac}
90 - com.apple.cts | com.apple.{suggestions/spotlight/photos/icloud/mail/siri}.harvest: scheduler_evaluate_activity told me to run this job; however, but the start time isn't for {n} seconds.  Ignoring.
70 - corecaptured | CCFile::captureLogRun Skipping current file Dir file [{day}_{clock}]-{n:1:999}.xml, Current File [{day}_{clock}]
60 - corecaptured | CCFile::captureLog Received Capture notice id: {f:9e8:6}, reason = {AuthFail:sts:5_rsn:0/AssocFail:sts:2/RoamFail:sts:1}
90 - QQ | FA||Url||taskID[{big}] dealloc
80 - sandboxd | ([{n}]): {com.apple.AddressB/SystemUIServer/Preview/QuickLookSatelli}({n}) deny network-outbound {path}
60 - symptomsd | -[NetworkAnalyticsEngine observeValueForKeyPath:ofObject:change:context:] unexpected switch value {n:1:9}
60 - WindowServer | send_datagram_available_ping: pid {n} failed to act on a ping it dequeued before timing out.
50 - mDNSResponder | mDNS_RegisterInterface: Frequent transitions for interface {iface} ({ip})
40 - networkd | -[NETClientConnection effectiveBundleID] using process name {apsd/imagent/cloudd/accountsd/callservicesd/nsurlsessiond/usernoted} as bundle ID (this is expected for daemons without bundle ID
20 - sharingd | {clock}.{n:100:999} : BTLE scanner Powered On
20 - sharingd | {clock}.{n:100:999} : BTLE scanner Powered Off
40 - GoogleSoftwareUpdateAgent | {day} {clock}.{n:100:999} updater[{n}/{ptr:12}] [lvl=2] -[KSAgentApp(PrivateMethods) setUpLoggerOutputForVerboseMode:] Agent default/global/{user} process
30 - loginwindow | CoreAnimation: warning, deleted thread with uncommitted CATransaction; set CA_DEBUG_TRANSACTIONS={n:0:1} in environment to log backtraces.
30 - com.apple.xpc.launchd | Path not allowed in target domain: type = pid, path = {path} error = {n:100:200}: The specified service did not ship in the requestor's bundle, origin = {path}
24 - com.apple.AddressBook.InternetAccountsBridge | dnssd_clientstub ConnectToServer: connect()-> No of tries: {n:1:9}
20 - locationd | NETWORK: no response from server, reachability, {n:0:2}, queryRetries, {n:0:9}
20 - UserEventAgent | Captive: [CNInfoNetworkActive:{n}] {iface}: SSID '{word}' making interface primary (cache indicates network not captive)
5 - UserEventAgent | Captive: CNPluginHandler {iface}: Inactive
5 - UserEventAgent | Captive: CNPluginHandler {iface}: Evaluating
5 - UserEventAgent | Captive: CNPluginHandler {iface}: Authenticated
14 - hidd | MultitouchHID: device bootloaded
12 - kernel | hibernate image path: {path}
12 - kernel | AppleCamIn::systemWakeCall - messageType = {ptr}
10 - kernel | Previous sleep cause: {n:0:9}
10 - kernel | PM response took {n:100:9999} ms ({n}, powerd)
9 - Preview | BUG in libdispatch client: kevent[{vnode/mach_recv/EVFILT_READ}] monitored resource vanished before the source cancel handler was invoked
8 - ksfetch | {day} {clock}.{n:100:999} ksfetch[{n}/{ptr:12}] [lvl=2] KSHelperReceiveAllData() KSHelperTool read {n} bytes from stdin.
7 - mds | (DiskStore.Normal:{n}) {n:10:99} {f:9:6}
6 - Safari | tcp_connection_tls_session_error_callback_imp {n} tcp_connection_tls_session_handle_read_error.{n} error {n:10:99}
5 - configd | network changed: v4({iface}:{ip}) v6({iface}!:{mac}) DNS! Proxy SMB
4 - blued | [BluetoothHIDDeviceController] EventServiceDisconnectedCallback
4 - kernel | Google Chrome He[{n}] triggered unnest of range {ptr:12}->{ptr:12} of DYLD shared region in VM map {ptr:16}. While not abnormal for debuggers, this increases system memory footprint until the target exits.
3 - Finder | objc[{n}]: Class {FIXFinder/CoreDrag/AXHelper} is implemented in both {path} and {path}. One of the two will be used. Which one is undefined.
2 - kernel | USBMSC Identifier (non-unique): {hex:12} {ptr:3} {ptr:4} {ptr:3}, {n:1:9}
2 - storeaccountd | outside of any transaction: account cookies were reset
1 - kernel | Sleep failure code {ptr} {ptr}
1 - bird | Assertion failed: ![_xpcClients containsObject:client]
1 - fseventsd | SLOWDOWN: fse_buf {hex:6} dropped {n} events for {path}
1 - spindump | Saved hang report for {Safari/Mail/Finder/Notes} version {version} ({n}) to {path}
1 - iconservicesagent | -[ISGenerateImageOp generateImageWithCompletion:] Failed to composit image for descriptor <ISImageDescriptor: {ptr:12}>.
`,
};
