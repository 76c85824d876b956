import { partsOf, type System } from '../system.ts';

/** Android's logcat with process and thread. */
export const phoneLogcat: System = {
  name: 'phone-logcat',
  format: 'logcat_log',
  levels: { V: 'trace', D: 'debug', I: 'info', W: 'warn', E: 'error' },
  clock: 'full',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    const pid = draw.one([1702, 2227, 2626, 633, 28601]);
    return `${at.month}-${at.day} ${at.clock}.${at.ms}  ${String(pid).padStart(4)} ${String(pid + draw.int(0, 900)).padStart(5)} ${level} ${tag}: `;
  },
  events: `
300 D PowerManagerService | acquire lock={big}, flags={ptr:1}, tag="{View Lock/WindowManager/RILJ_ACK_WL/AudioMix}", name={app}, ws={worksource}, uid={n}, pid={n}
250 D PowerManagerService | release:lock={big}, flg={ptr:1}, tag="{View Lock/WindowManager/RILJ_ACK_WL/AudioMix}", name={app}", ws={worksource}, uid={n}, pid={n}
90 D PowerManagerService | ready={bool},policy={n:0:3},wakefulness={n:0:2},wksummary={ptr:2},uasummary={ptr:1},bootcompleted={bool},boostinprogress={bool},waitmodeenable={bool},mode={bool},manual={n:-1:80},auto={n:-1:1},adj={f:1:1}userId={n:0:9}
80 V WindowManager | Skipping AppWindowToken{{{hex:7} token=Token{{{hex:7} ActivityRecord{{{hex:7} u0 {app}/.activity.Main t{n:100:999}}}}}}} -- going to hide
60 D WindowManager | printFreezingDisplayLogsopening app wtoken = AppWindowToken{{{hex:7} token=Token{{{hex:7} ActivityRecord{{{hex:7} u0 {app}/.activity.Main t{n:100:999}}}}}}}, allDrawn= {bool}, startingDisplayed =  {bool}, startingMoved =  {bool}, isRelaunching =  {bool}
50 I WindowManager | Destroying surface Surface(name={SurfaceView/PopupWindow:7f/Toast/Starting}) called by {class}
80 I ActivityManager | START u0 {{cmp={app}/.MainActivity}} from uid {n} on display {n:0:1}
70 I ActivityManager | Displayed {app}/.MainActivity: +{ms}
60 I ActivityManager | Start proc {n}:{app}/u0a{n:10:200} for service {app}/.SyncService
50 I ActivityManager | Killing {n}:{app}/u0a{n:10:200} (adj {n:0:15}): empty #{n:10:30}
50 W ActivityManager | Unable to start service Intent {{ act={class} pkg={app} }} U=0: not found
60 D PhoneInterfaceManager | [PhoneIntfMgr] getDataEnabled: subId={n:1:2} phoneId={n:0:1}
60 D TelephonyManager | requestModemActivityInfo, ResultReceiver
50 V AudioManager | querySoundEffectsEnabled...
50 V AudioManager | playSoundEffect   effectType: {n:0:9}
40 D SensorService | flush, sensor={proximity/light/accel} handle {n:0:9}
40 I PowerManager_screenOn | DisplayPowerStatesetColorFadeLevel: level={f:1:3}
40 D DisplayPowerController | Animating brightness: target={n:0:255}, rate={n:0:200}
40 D Sensors | battery level={n:1:100} status={Charging/Discharging/Full}
30 I art | Background sticky concurrent mark sweep GC freed {n}({sizeGlued}) AllocSpace objects, {n:0:30}({sizeGlued}) LOS objects, {n:1:60}% free, {sizeGlued}/{sizeGlued}, paused {secs} total {secs}
25 I Choreographer | Skipped {n:30:300} frames!  The application may be doing too much work on its main thread.
25 D NetworkMonitor | PROBE_HTTP {url} time={ms} ret={n:200:404} headers={{Content-Length=[{n:0:99}], Date=[{clock}]}}
20 E ANRManager | ANR in {app} ({app}/.MainActivity)
20 W System.err | java.net.UnknownHostException: Unable to resolve host "{domain}": No address associated with hostname
3 D WifiStateMachine | setWifiState: enabled
3 D WifiStateMachine | setWifiState: disabled
3 D WifiStateMachine | setWifiState: enabling
3 D WifiStateMachine | setWifiState: disabling
12 I SurfaceFlinger | id={n} createSurf ({n:1:1440}x{n:1:2560}),{n:1:9} flag={n:0:9}, {Toast/StatusBar/com.acme.maps/WallpaperWindow}
10 D StatusBar | removeNotification: Key: 0|{app}|{n}|null|{n}
8 D BluetoothAdapter | onBluetoothStateChange: up={bool}
5 E Zygote | Failed to connect socket {path}
3 W AlarmManager | Clock changed by {n}ms, rebatching {n:1:30} alarms
2 I Vold | Volume {emulated/public:179} state changing {n:0:4} -> {n:0:4}
1 E lowmemorykiller | Error writing {path}; errno={n:1:40}
1 D KeyguardUpdateMonitor | handleBatteryUpdate
`,
};
