import { describe, expect, it } from 'vitest';
import { type Case, readCases, seen } from './cases/read-cases.ts';
import { understandQuestion } from './understand-question.ts';

/** A Wednesday, 11:30 in Rome. */
const base = { now: new Date('2024-05-15T09:30:00Z'), timeZone: 'Europe/Rome' };

function check(cases: Case[]) {
  it.each(cases)('"$question" is read as $intent', ({ question, intent, expected }) => {
    const reading = understandQuestion({ ...base, text: question });
    expect({ intent: reading.parameters.intent, ...seen(reading, expected) }).toEqual({
      intent,
      ...expected,
    });
  });
}

describe('questions for a cause', () => {
  check(
    readCases(`
    Why is the billing-api failing? => diagnose | services=billing-api
    What is wrong with invoice-worker since 9? => diagnose | services=invoice-worker | time=2024-05-15T07:00Z..
    what broke in production last night => diagnose | env=production | time=2024-05-14T18:00Z..2024-05-15T04:00Z
    Root cause of the 502 errors on the storefront gateway please => diagnose | errorCodes=502
    Is anything wrong with device Mount Verde 2? => diagnose | devices=Mount Verde 2
    The seat-map pod in namespace ticketing keeps restarting, why? => diagnose | services=seat-map | project=ticketing
    Which service is the culprit for the failed card payments? => diagnose
    which pod is failing => diagnose
    What is going on with broker-2 in eu-west-1? => diagnose | services=broker-2
    Why is the catalog service slow? => diagnose | services=catalog
    which deployments happened before the outage => diagnose | event=before: before the outage
    Our nightly import job nightly-stock-import died, find out what happened => diagnose | services=nightly-stock-import
    why do I get ECONNREFUSED in ledger-sync? => diagnose | services=ledger-sync | errorCodes=ECONNREFUSED
    ORA-01555 shows up in the reporting job, what causes it? => diagnose | services=reporting | errorCodes=ORA-01555
    Users see 5xx since about 14:20 UTC on 2024-05-14. Which service is the root cause? => diagnose | errorCodes=5xx | time=2024-05-14T14:20Z..
    What's the matter with router edge-07 on site north? => diagnose | devices=edge-07
    The build is broken => diagnose
    why did the compile step fail in project aurora => diagnose | project=aurora
    What went wrong with the search-indexer deployment yesterday afternoon? => diagnose | services=search-indexer | time=2024-05-14T10:00Z..2024-05-14T16:00Z
    troubleshoot CrashLoopBackOff of the mail-relay pod => diagnose | services=mail-relay | errorCodes=CrashLoopBackOff
    Why was OrderService so slow between 10 and 10:15? => diagnose | services=OrderService | time=2024-05-15T08:00Z..2024-05-15T08:15Z
    the poller on node-14 is stuck => diagnose | hosts=node-14
    Why can't 10.20.30.40 reach the database? => diagnose | hosts=10.20.30.40
    Diagnose the NullPointerException in CartController => diagnose | services=CartController | errorCodes=NullPointerException
    Are there issues with the loyalty service? => diagnose | services=loyalty
    what's causing exit code 137 in the image-resizer container => diagnose | services=image-resizer | errorCodes=exit code 137
    explain why the failover did not happen => diagnose
    Investigate the outage of sensor T-1000 this morning => diagnose | devices=T-1000 | time=2024-05-15T04:00Z..2024-05-15T10:00Z
    Something is off with the printers => diagnose
    what happened to host db-prod-03? => diagnose | hosts=db-prod-03
    Checkout is down in prod since 08:15 => diagnose | env=production | time=2024-05-15T06:15Z..
    Logins time out after the firewall change => diagnose | event=after: after the firewall change
    did the last deploy break tax-calculator? => diagnose | services=tax-calculator
    Trains are not shown in the app since the timetable-importer restart => diagnose
    stale readings from meter 4711-B since Monday => diagnose | devices=4711-B | time=2024-05-12T22:00Z..
    What caused SIGSEGV in the encoder? => diagnose | errorCodes=SIGSEGV
    The quay crane controller C12 lost its connection around 03:40 => diagnose | devices=C12 | time=2024-05-15T01:25Z..2024-05-15T01:55Z
    Anything unusual on fw-branch-12 in the last 30 minutes? => diagnose | devices=fw-branch-12 | time=2024-05-15T09:00Z..2024-05-15T09:30Z
    Why are appointments failing with SQLSTATE 40001? => diagnose | errorCodes=SQLSTATE 40001
    What is the issue with cronjob ledger-close in namespace fin-3 => diagnose | services=ledger-close | project=fin-3
    patient-portal is unreachable => diagnose | services=patient-portal
    who is to blame for the slow quote requests, pricing-engine or rating-db? => diagnose | services=pricing-engine, rating-db
    Why did the certificate check on mx1.example.org fail? => diagnose | hosts=mx1.example.org
    what's up with the elevators => diagnose
    why is the queue growing in staging => diagnose | env=staging
    DEADLINE_EXCEEDED from quota-manager again, why => diagnose | services=quota-manager | errorCodes=DEADLINE_EXCEEDED
    everything is slow => diagnose
    What made the turbine controller WT-09 trip on 2024-05-10 at 23:10? => diagnose | devices=WT-09 | time=2024-05-10T21:05Z..2024-05-10T21:15Z
    `),
  );
});

describe('questions that want lines, numbers and tables', () => {
  check(
    readCases(`
    Show me the errors => list | severity=error
    show me all warnings of billing-api => list | services=billing-api | severity=warn
    list the errors in inventory-service from yesterday => list | services=inventory-service | severity=error | time=2024-05-13T22:00Z..2024-05-14T22:00Z
    find 'connection reset' in gateway-2 logs => list | services=gateway-2 | phrases=connection reset
    Find "disk quota exceeded" => list | phrases=disk quota exceeded
    grep for “lease expired” on dhcp1.corp.lan => list | hosts=dhcp1.corp.lan | phrases=lease expired
    Did the booking-api time out? => list | services=booking-api
    were there any restarts last night => list | time=2024-05-14T18:00Z..2024-05-15T04:00Z
    any exceptions in the refund worker? => list | services=refund
    Which hosts logged ENOSPC today? => list | errorCodes=ENOSPC | time=2024-05-14T22:00Z..2024-05-15T22:00Z
    fetch all logs for the sms-sender pod in the comms-1 namespace => list | services=sms-sender | project=comms-1
    Give me the fatal lines of the last hour => list | severity=fatal | time=2024-05-15T08:30Z..2024-05-15T09:30Z
    Was there any 'link down' event reported for switch sw-lab-3? => list | devices=sw-lab-3 | phrases=link down
    show logs of user 80231 => list | ids=80231
    show me everything about order 99-1234 => list | ids=99-1234
    which users got 403? => list
    which endpoints returned 429s => list | errorCodes=429
    summarize the warnings of the last 15 minutes => list | severity=warn | time=2024-05-15T09:15Z..2024-05-15T09:30Z
    please show the debug lines of token-issuer => list | services=token-issuer | severity=debug
    what errors are there? => list | severity=error
    Did device Paradise reboot on Sunday? => list | devices=Paradise | time=2024-05-11T22:00Z..2024-05-12T22:00Z
    search for ticket INC-20931 => list | ids=INC-20931
    Show failed logins from 192.168.7.21 => list | hosts=192.168.7.21
    List stack traces in the last 2 hours => list | severity=error | time=2024-05-15T07:30Z..2024-05-15T09:30Z
    are there errors between 22:00 and 2:00? => list | severity=error | time=2024-05-14T20:00Z..2024-05-15T00:00Z
    How many 500s per minute by service? => count | errorCodes=500 | groupBy=minute, service
    how many errors since midnight => count | severity=error | time=2024-05-14T22:00Z..
    Count the warnings per host => count | severity=warn | groupBy=host
    number of 404 responses by endpoint => count | errorCodes=404 | groupBy=path
    how often did payout-runner restart today? => count | services=payout-runner | time=2024-05-14T22:00Z..2024-05-15T22:00Z
    what percentage of requests failed with 503 errors? => count | errorCodes=503
    error rate of geo-lookup per hour => count | services=geo-lookup | groupBy=hour
    top 5 exceptions => count
    average response time of catalog-api by endpoint => count | services=catalog-api | groupBy=path
    how many different users saw a 502 error? => count | errorCodes=502 | groupBy=user
    what are the most frequent errors in this log? => count
    how many requests took more than 2 seconds => count
    logins per day by status => count | groupBy=day, status
    p95 latency of quote-service before and after 10:05 => compare | services=quote-service | time=2024-05-15T08:05Z.. | baseline=..2024-05-15T08:05Z
    Count timeouts by service and host => count | groupBy=service, host
    How many E4012 did pump-07 raise this week? => count | devices=pump-07 | errorCodes=E4012 | time=2024-05-12T22:00Z..2024-05-19T22:00Z
    What happened around 10:05? => timeline | time=2024-05-15T07:50Z..2024-05-15T08:20Z
    what happened between 9:50 and 10:10 UTC => timeline | time=2024-05-14T09:50Z..2024-05-14T10:10Z
    Timeline of the outage => timeline
    when did the errors start? => timeline | severity=error
    since when is ingest-worker silent => timeline | services=ingest-worker
    in what order did the nodes go down => timeline
    When was the first error of the vault-agent? => timeline | services=vault-agent | severity=error
    show me the trend of errors over time => timeline | severity=error
    sequence of events on core-sw-2 on 12 May 2024 => timeline | devices=core-sw-2 | time=2024-05-11T22:00Z..2024-05-12T22:00Z
    what was going on at 03:15 => timeline | time=2024-05-15T01:10Z..2024-05-15T01:20Z
    what happened right after the failover => timeline | event=after: right after the failover
    `),
  );
});

describe('comparisons, traces, explanations and help', () => {
  check(
    readCases(`
    yesterday vs today => compare | time=2024-05-14T22:00Z..2024-05-15T22:00Z | baseline=2024-05-13T22:00Z..2024-05-14T22:00Z
    compare with yesterday => compare | baseline=2024-05-13T22:00Z..2024-05-14T22:00Z | time=
    compare today with last Monday => compare | time=2024-05-14T22:00Z..2024-05-15T22:00Z | baseline=2024-05-12T22:00Z..2024-05-13T22:00Z
    How does this week differ from last week? => compare | time=2024-05-12T22:00Z..2024-05-19T22:00Z | baseline=2024-05-05T22:00Z..2024-05-12T22:00Z
    what changed since the deploy? => compare | event=after: since the deploy
    what is different after 11:00 in shipping-api => compare | services=shipping-api | time=2024-05-15T09:00Z..
    Is mail-gw slower than yesterday? => compare | services=mail-gw | baseline=2024-05-13T22:00Z..2024-05-14T22:00Z
    compare 2024-05-01 against 2024-05-08 for ledger-api => compare | services=ledger-api | time=2024-05-07T22:00Z..2024-05-08T22:00Z | baseline=2024-04-30T22:00Z..2024-05-01T22:00Z
    difference between staging and production => compare
    more errors than last week? => compare | baseline=2024-05-05T22:00Z..2024-05-12T22:00Z
    follow trace abc => trace | traceIds=abc
    Follow trace 4bf92f3577b34da6a3ce929d0e0e4736 => trace | traceIds=4bf92f3577b34da6a3ce929d0e0e4736
    show me trace id 7f3a-22 => trace | traceIds=7f3a-22
    what happened to request req-88123? => trace | traceIds=req-88123
    why did 00f067aa0ba902b7 fail => trace | traceIds=00f067aa0ba902b7
    where did correlation id 550e8400-e29b-41d4-a716-446655440000 end up? => trace | traceIds=550e8400-e29b-41d4-a716-446655440000
    trace 9c1e77 => trace | traceIds=9c1e77
    show the slowest trace of hotel-search => trace | services=hotel-search
    Draw the waterfall for x-request-id: 77ab91 => trace | traceIds=77ab91
    open the call tree of checkout => trace
    What does ORA-12541 mean? => explain | errorCodes=ORA-12541
    what does "too many open files" mean? => explain | phrases=too many open files
    Explain this line: 'lease renewal skipped, epoch 4' => explain | phrases=lease renewal skipped, epoch 4
    explain ECONNRESET => explain | errorCodes=ECONNRESET
    What is EAI_AGAIN? => explain | errorCodes=EAI_AGAIN
    meaning of 0x80070005 => explain | errorCodes=0x80070005
    interpret "heartbeat missed 3/5" please => explain | phrases=heartbeat missed 3/5
    help => help
    What can you do? => help
    how does this work? => help
    hello => help
    thanks => help
    Compare error counts between Monday and Tuesday => compare | time=2024-05-13T22:00Z..2024-05-14T22:00Z | baseline=2024-05-12T22:00Z..2024-05-13T22:00Z
    `),
  );
});

describe('questions to memory', () => {
  check(
    readCases(`
    What was wrong with device Paradise? => recall | memory=what_was_wrong | devices=Paradise | about=Paradise
    what was wrong with Paradise => recall | memory=what_was_wrong | about=Paradise
    what was the problem with billing-api last week? => recall | memory=what_was_wrong | services=billing-api | when=2024-05-05T22:00Z..2024-05-12T22:00Z
    What was the root cause of the ledger-sync outage? => recall | memory=what_was_wrong | services=ledger-sync
    what do we know about router edge-07? => recall | memory=what_was_wrong | devices=edge-07
    What did we find out about sensor T-1000 in April? => recall | memory=what_was_wrong | devices=T-1000 | when=2024-03-31T22:00Z..2024-04-30T22:00Z
    Did we see this before? => recall | memory=seen_before | current=yes
    have we seen ORA-01555 before? => recall | memory=seen_before | errorCodes=ORA-01555 | about=ORA-01555
    Has this happened before? => recall | memory=seen_before | current=yes
    is this a known issue? => recall | memory=seen_before | current=yes
    did billing-api ever fail like this? => recall | memory=seen_before | services=billing-api
    any similar incidents? => recall | memory=seen_before | current=yes
    has device Paradise had trouble before => recall | memory=seen_before | devices=Paradise
    What fixed it? => recall | memory=what_fixed | current=yes
    what fixed the stale events on Paradise? => recall | memory=what_fixed | about=Paradise | words=stale
    how did we fix ENOSPC on node-14? => recall | memory=what_fixed | hosts=node-14 | errorCodes=ENOSPC
    How was the certificate problem of mail-gw solved? => recall | memory=what_fixed | services=mail-gw | words=certificate
    what helped last time => recall | memory=what_fixed
    is there a runbook for CrashLoopBackOff => recall | memory=what_fixed | errorCodes=CrashLoopBackOff
    how do I fix ECONNREFUSED? => recall | memory=what_fixed | errorCodes=ECONNREFUSED
    Show me all devices we investigated this week => statistics | memory=list_entities | entity=device | when=2024-05-12T22:00Z..2024-05-19T22:00Z
    which services did we look at last month? => statistics | memory=list_entities | entity=service | when=2024-03-31T22:00Z..2024-04-30T22:00Z
    list the hosts investigated by Ana yesterday => statistics | memory=list_entities | entity=host | person=Ana | when=2024-05-13T22:00Z..2024-05-14T22:00Z
    what devices did I check today? => statistics | memory=list_entities | entity=device | person=me
    all services we investigated in domain payments => statistics | memory=list_entities | entity=service | inDomain=payments
    Which devices has Marco worked on this month? => statistics | memory=list_entities | entity=device | person=Marco | when=2024-04-30T22:00Z..2024-05-31T22:00Z
    What are the most common SAL issues? => statistics | memory=most_common | of=issue | inDomain=SAL
    most common problems of device Paradise => statistics | memory=most_common | of=issue | devices=Paradise
    what are the most frequent causes this year => statistics | memory=most_common | of=cause | when=2023-12-31T23:00Z..2024-12-31T23:00Z
    top 5 issues in the last 30 days => statistics | memory=most_common | of=issue | limit=5 | when=2024-04-15T09:30Z..2024-05-15T09:30Z
    Which devices keep failing? => statistics | memory=keeps_failing | entity=device
    which services fail most often? => statistics | memory=keeps_failing | entity=service
    show me hosts that keep crashing this quarter => statistics | memory=keeps_failing | entity=host | when=2024-03-31T22:00Z..2024-06-30T22:00Z
    top 3 most troublesome devices => statistics | memory=keeps_failing | entity=device | limit=3
    How long do things take to solve? => statistics | memory=time_to_resolve | statistic=typical
    how long does it take to fix certificate problems? => statistics | memory=time_to_resolve | statistic=typical | words=certificate
    what is our MTTR by domain => statistics | memory=time_to_resolve | statistic=typical | per=domain
    Which incident took the longest to resolve last month? => statistics | memory=time_to_resolve | statistic=longest
    What did I ask yesterday? => recall | memory=questions_asked | person=me | when=2024-05-13T22:00Z..2024-05-14T22:00Z
    what did Marco ask last week => recall | memory=questions_asked | person=Marco
    show my previous questions => recall | memory=questions_asked | person=me
    How many investigations did we have last month? => statistics | memory=count_investigations | when=2024-03-31T22:00Z..2024-04-30T22:00Z
    how many incidents per domain this year => statistics | memory=count_investigations | per=domain
    how often did we investigate Paradise? => statistics | memory=count_investigations | about=Paradise
    how many devices did we investigate this week? => statistics | memory=count_investigations | per=device
    When did the core-sw-2 last fail? => recall | memory=last_time | devices=core-sw-2
    when was the last time we saw ETIMEDOUT => recall | memory=last_time | errorCodes=ETIMEDOUT
    Which device had the most incidents last month? => statistics | memory=keeps_failing | entity=device
    did anyone already look into payments-db? => recall | memory=who_investigated | services=payments-db
    tell me about the last incident => recall | memory=last_time
    what is the biggest cause of trouble this quarter? => statistics | memory=most_common | of=cause
    How many SAL incidents did we solve in April? => statistics | memory=count_investigations | inDomain=SAL | ended=solved
    Who investigated Paradise? => recall | memory=who_investigated | about=Paradise
    who worked on billing-api last week => recall | memory=who_investigated | services=billing-api
    who fixed this? => recall | memory=who_investigated | current=yes
    How many were solved this week? => statistics | memory=by_outcome | ended=solved
    what is our success rate => statistics | memory=by_outcome
    which investigations are still open? => recall | memory=list_investigations | ended=open
    show unsolved incidents in project aurora => recall | memory=list_investigations | ended=unsolved
    list yesterday's investigations => recall | memory=list_investigations | when=2024-05-13T22:00Z..2024-05-14T22:00Z
    what did we investigate on Monday? => recall | memory=list_investigations | when=2024-05-12T22:00Z..2024-05-13T22:00Z
    show me all cases of billing-api => recall | memory=list_investigations | services=billing-api
    what has Ana worked on this week? => recall | memory=list_investigations | person=Ana
    `),
  );
});

describe('outcomes and preferences said in chat', () => {
  check(
    readCases(`
    fixed by restarting the poller on Paradise => outcome | memory=record_outcome | outcome=solved | action=restarting the poller on Paradise | about=Paradise
    solved: raised the connection limit to 400 => outcome | memory=record_outcome | outcome=solved | action=raised the connection limit to 400
    It was solved by rolling back to the previous version. => outcome | memory=record_outcome | outcome=solved | action=rolling back to the previous version
    we fixed it by renewing the certificate => outcome | memory=record_outcome | outcome=solved | action=renewing the certificate
    restarting the broker did the trick => outcome | memory=record_outcome | outcome=solved | action=restarting the broker
    I cleared the spool and it works again => outcome | memory=record_outcome | outcome=solved | action=I cleared the spool
    fixed => outcome | memory=record_outcome | outcome=solved
    Great, that helped! => outcome | memory=record_outcome | outcome=solved
    it works now => outcome | memory=record_outcome | outcome=solved
    that did not help => outcome | memory=record_outcome | outcome=not_solved
    didn't work => outcome | memory=record_outcome | outcome=not_solved
    restarting the pod didn't help => outcome | memory=record_outcome | outcome=not_solved | action=restarting the pod
    still failing => outcome | memory=record_outcome | outcome=not_solved
    no luck => outcome | memory=record_outcome | outcome=not_solved
    not the same issue => outcome | memory=record_outcome | outcome=not_the_same
    this is a different problem => outcome | memory=record_outcome | outcome=not_the_same
    it came back => outcome | memory=record_outcome | outcome=reopened
    the problem is back again => outcome | memory=record_outcome | outcome=reopened
    resolved by increasing the heap to 4 GB => outcome | memory=record_outcome | outcome=solved | action=increasing the heap to 4 GB
    always show times in Europe/Rome => preference | memory=set_preference | key=timeZone | value=Europe/Rome
    use UTC for all times, show times in UTC => preference | memory=set_preference | key=timeZone | value=UTC
    set my timezone to America/New_York => preference | memory=set_preference | key=timeZone | value=America/New_York
    show times in Tokyo time => preference | memory=set_preference | key=timeZone | value=Asia/Tokyo
    answer in German => preference | memory=set_preference | key=language | value=de
    please always reply in French => preference | memory=set_preference | key=language | value=fr
    call me Ana => preference | memory=set_preference | key=name | value=Ana
    my name is Jean-Luc Moreau => preference | memory=set_preference | key=name | value=Jean-Luc Moreau
    use dark theme => preference | memory=set_preference | key=theme | value=dark
    switch to light mode please => preference | memory=set_preference | key=theme | value=light
    keep your answers short => preference | memory=set_preference | key=answerLength | value=short
    I prefer detailed answers => preference | memory=set_preference | key=answerLength | value=detailed
    use a 24-hour clock => preference | memory=set_preference | key=hourCycle | value=24
    `),
  );
});
