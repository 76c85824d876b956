import { partsOf, type System } from '../system.ts';

/** A web framework's production log: a request id in brackets before most sentences. */
export const webFramework: System = {
  name: 'web-framework',
  format: 'rails_log',
  levels: { INFO: 'info', WARN: 'warn', ERROR: 'error', FATAL: 'fatal', DEBUG: 'debug' },
  clock: 'full',
  header: ({ draw, time, level }) => {
    const at = partsOf(time);
    const id = [8, 4, 4, 4, 12].map((length) => draw.hex(length)).join('-');
    return `${level[0]}, [${at.date}T${at.clock}.${at.ms}${draw.int(100, 999)} #${draw.skewed([12, 15, 4711])}] ${level.padStart(5)} -- : [${id}] `;
  },
  events: `
200 INFO - | Started GET "{uri}" for {ip} at {day} {clock} +0000
80 INFO - | Started POST "{uri}" for {ip} at {day} {clock} +0000
200 INFO - | Processing by {OrdersController/CartsController/UsersController/SessionsController/Api::V2::ItemsController}#{index/show/create/update} as {HTML/JSON/TURBO_STREAM}
120 INFO - |   Parameters: {{"id"=>"{n}"}}
200 INFO - | Completed 200 OK in {ms} (Views: {f:90:1}ms | ActiveRecord: {f:90:1}ms | Allocations: {n})
60 INFO - | Completed 302 Found in {ms} (ActiveRecord: {f:90:1}ms | Allocations: {n})
40 INFO - | Completed 422 Unprocessable Entity in {ms} (ActiveRecord: {f:90:1}ms | Allocations: {n})
30 INFO - | Completed 500 Internal Server Error in {ms} (ActiveRecord: {f:90:1}ms | Allocations: {n})
60 INFO - |   Rendered {word}/_{word}.html.erb (Duration: {f:90:1}ms | Allocations: {n})
60 INFO - |   Rendering layout layouts/{word}.html.erb
50 INFO - | Redirected to {url}
40 INFO - | [ActiveJob] Enqueued {OrderMailerJob/CleanupJob/InvoiceJob} (Job ID: {uuid}) to Sidekiq(default) with arguments: {n}, "{word}"
40 INFO - | [ActiveJob] [{OrderMailerJob/CleanupJob/InvoiceJob}] [{uuid}] Performed {OrderMailerJob/CleanupJob/InvoiceJob} (Job ID: {uuid}) from Sidekiq(default) in {f:90:2}ms
30 WARN - | Cannot render console from {ip}! Allowed networks: 127.0.0.0/127.255.255.255, ::1
24 FATAL - | ActionController::RoutingError (No route matches [GET] "{uri}"):
16 FATAL - | ActiveRecord::RecordNotFound (Couldn't find Order with 'id'={n}):
12 FATAL - | ActionView::Template::Error (undefined method \`{word}' for nil:NilClass):
10 ERROR - | PG::UniqueViolation: ERROR:  duplicate key value violates unique constraint "index_{word}_on_email"
8 DEBUG - |   User Load ({f:9:1}ms)  SELECT "users".* FROM "users" WHERE "users"."id" = $1 LIMIT $2
6 INFO - | Filter chain halted as :authenticate_user! rendered or redirected
2 INFO - | Can't verify CSRF token authenticity.
`,
};
