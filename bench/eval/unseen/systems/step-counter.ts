import { partsOf, type System } from '../system.ts';

/** A health app's log: glued date, clock with colons, fields between bars. */
export const stepCounter: System = {
  name: 'step-counter',
  format: 'timed_log',
  levels: { '-': 'none' },
  clock: 'full',
  header: ({ time, tag }) => {
    const at = partsOf(time);
    const clock = [at.hour, at.minute, at.second].map(Number).join(':');
    return `${at.year}${at.month}${at.day}-${clock}:${Number(at.ms)}|${tag}|30002312|`;
  },
  events: `
350 - Step_LSC | onStandStepChanged {n}
330 - Step_LSC | onExtend:{big} {n:0:99} {n:0:9} {n:0:9}
330 - Step_SPUtils | getTodayTotalDetailSteps = {big}##{n}##{n}##{n}##{n}##{big}
300 - Step_SPUtils | setTodayTotalDetailSteps={big}##{n}##{n}##{n}##{n}##{big}
150 - Step_ExtSDM | calculateCaloriesWithCache totalCalories={n}
150 - Step_ExtSDM | calculateAltitudeWithCache totalAltitude={n}
100 - Step_StandReportReceiver | REPORT : {n} {n} {n} {n}
60 - Step_LSC | processHandleBroadcastAction action:android.intent.action.{SCREEN_ON/SCREEN_OFF/TIME_TICK/USER_PRESENT/BATTERY_LOW}
50 - Step_StandStepCounter | flush sensor data
40 - Step_StandStepCounter | screen on detected, flush after {ms}
30 - Step_DataCache | upLoadOneMinuteDataToEngine time={n},{n:0:99},{n:0:99},{n:0:99},{n:0:99}
24 - Step_DataCache | sendSyncedDataToApp days={n:1:30} force={bool}
20 - Step_HGNH | recover from killed, last time {big}
12 - HiH_HiSyncControl | checkFirstSyncByType no first sync type = {n:1:99}
12 - HiH_HiSyncControl | initDataPrivacy the dataPrivacy is {true/false}
10 - HiH_HiHealthBinder | aggregateHiHealthData size = {n:1:200}, callback
10 - HiH_HiHealthDataInsertStore | insertHiHealthData() bulkSaveDetailHiHealthData fail errorCode = {n:1:9},errorMessage = ERR_DATA_INSERT
8 - HiH_HiAppUtil | getBinderPackageName packageName = {app}
6 - HiH_ | healthy data sync paused by {charging/user/network/power}
5 - Step_LSC | registerReceiver once
4 - Step_SPUtils | setSharedPref key={word} ok
3 - HiH_Analytics | upload {word} finished in {ms}
1 - HiH_Analytics | Token invalid, logging out
1 - Step_FlushableStepDataCache | database damaged, rebuilt with {n} rows
`,
};
