'use client';

import { BarChart } from '#components/charts/bar-chart.tsx';
import { amount, bytes, count, duration, plural, share } from '#components/format/numbers.ts';
import { day } from '#components/format/times.ts';
import { DataTable } from '#components/steps/data-table.tsx';
import { Facts } from '#components/steps/facts.tsx';
import { Card } from '#components/ui/card.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { useClock } from '#components/ui/instant.tsx';
import type { InsightsPage } from '#lib/contracts/insights.ts';
import type { InsightsRange } from './range.ts';
import { RangePicker } from './range-picker.tsx';
import { Ranking } from './ranking.tsx';
import { Tile } from './tile.tsx';

interface Props {
  page: InsightsPage;
  range: InsightsRange;
  domains: string[];
}

const noon = (date: string) => new Date(`${date}T12:00:00Z`);
const percent = (rate: number | null) => (rate === null ? '–' : share(rate, 1));

/** What breaks most and how well it is mended, over a span of time. */
export function InsightsView({ page, range, domains }: Props) {
  const { now } = useClock();
  const sayDay = (date: string) => day(noon(date), 'UTC', now);
  const { before, repeats } = page;
  const days = page.perDay.length;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 py-5 md:px-6">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="text-xl font-semibold tracking-tight">Insights</h1>
          <p className="tabular text-sm text-ink-3">
            {sayDay(range.from)} – {sayDay(range.to)}
          </p>
          <RangePicker range={range} domains={domains} />
        </div>
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
          <Tile
            name="Investigations"
            value={count(page.investigations)}
            note={before ? `${count(before.investigations)} in the ${plural(days, 'day')} before` : ''}
          />
          <Tile
            name="Solved"
            value={percent(page.successRate)}
            note={`${count(page.solved)} solved, ${count(page.unsolved)} not, ${count(page.open)} open`}
          />
          <Tile
            name="Time to solve"
            value={page.medianSecondsToSolve === null ? '–' : duration(page.medianSecondsToSolve * 1000)}
            note={
              before?.medianSecondsToSolve == null
                ? 'median'
                : `median; ${duration(before.medianSecondsToSolve * 1000)} before`
            }
          />
          <Tile
            name="Known before"
            value={repeats.of === 0 ? '–' : share(repeats.repeated, repeats.of)}
            note={`${count(repeats.repeated)} of ${count(repeats.of)} were a known pattern`}
          />
          <Tile
            name="Not done again"
            value={count(page.reinvestigationsAvoided)}
            note="answered from an earlier one"
          />
          <Tile name="Learned" value={count(page.knowledge)} note="noted beyond a fix" />
        </dl>
        {page.investigations === 0 ? (
          <Empty title="Nothing was investigated in this time">
            Choose a longer time, or another domain. Figures come about by themselves as questions are asked
            and solved.
          </Empty>
        ) : (
          <>
            <div className="grid gap-4 lg:grid-cols-2">
              <Card title="How much">
                <BarChart
                  caption="Investigations begun"
                  labelled="Day"
                  labels={page.perDay.map((each) => sayDay(each.day))}
                  series={[
                    { name: 'Investigations', values: page.perDay.map((each) => each.count), tone: 'accent' },
                  ]}
                />
              </Card>
              <Card title="How fast">
                {page.solvePerWeek.length > 0 ? (
                  <BarChart
                    caption="Median time to solve, by week"
                    labelled="Week of"
                    labels={page.solvePerWeek.map(({ week }) => sayDay(week))}
                    say={(ms) => (ms === 0 ? '–' : duration(ms))}
                    series={[
                      {
                        name: 'Median',
                        values: page.solvePerWeek.map(({ medianSeconds }) => medianSeconds * 1000),
                        tone: 'green',
                      },
                    ]}
                  />
                ) : (
                  <p className="text-sm text-ink-3">Nothing was marked as solved in this time.</p>
                )}
              </Card>
            </div>
            <h2 className="-mb-1 pt-1 font-semibold tracking-tight">What breaks most</h2>
            <div className="grid gap-4 md:grid-cols-2">
              <Ranking
                title="Patterns"
                none="No investigation of this time ended in a pattern."
                rows={page.patterns.map(({ key, title, investigations, solved }) => ({
                  name: key,
                  note: title,
                  value: investigations,
                  aside: `${count(solved)} solved`,
                  href: `/patterns/${encodeURIComponent(key)}`,
                  machine: true,
                }))}
              />
              <Ranking
                title="Domains"
                none="No investigation of this time names a domain."
                rows={page.domains.map(({ name, investigations, solved }) => ({
                  name,
                  value: investigations,
                  aside: `${count(solved)} solved`,
                  href: `/history?domain=${encodeURIComponent(name)}&from=${range.from}&to=${range.to}`,
                }))}
              />
              <Ranking
                title="Devices and hosts"
                none="None was in focus."
                rows={page.devices.map(({ name, investigations }) => ({
                  name,
                  value: investigations,
                  href: `/history?entity=${encodeURIComponent(name)}&from=${range.from}&to=${range.to}`,
                }))}
              />
              <Ranking
                title="Services"
                none="None was in focus."
                rows={page.services.map(({ name, investigations }) => ({
                  name,
                  value: investigations,
                  href: `/history?entity=${encodeURIComponent(name)}&from=${range.from}&to=${range.to}`,
                }))}
              />
            </div>
          </>
        )}
        <h2 className="-mb-1 pt-1 font-semibold tracking-tight">What it takes</h2>
        <div className="grid items-start gap-4 md:grid-cols-2">
          <Card title="Steps of runs">
            {page.steps.length > 0 ? (
              <DataTable
                caption="How often and how long each step ran"
                columns={[
                  { key: 'name', label: 'Step', wide: true },
                  { key: 'runs', label: 'Runs', numeric: true },
                  { key: 'time', label: 'Median', numeric: true },
                ]}
                rows={page.steps.slice(0, 12).map(({ name, runs, medianMs }) => ({
                  key: name,
                  cells: { name, runs: count(runs), time: medianMs === null ? '–' : duration(medianMs) },
                }))}
              />
            ) : (
              <p className="text-sm text-ink-3">No question was answered in this time.</p>
            )}
          </Card>
          <Card title="Cache, model and storage">
            <Running page={page} />
          </Card>
        </div>
      </div>
    </div>
  );
}

function Running({ page: { cache, model, storage } }: { page: InsightsPage }) {
  const tokens = model.promptTokens + model.completionTokens;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <Facts
        facts={[
          [
            'Cache',
            cache.of === 0
              ? 'not asked in this time'
              : `${share(cache.hits, cache.of)} hits (${count(cache.hits)} of ${plural(cache.of, 'run')})`,
          ],
          [
            'Model',
            model.calls === 0
              ? 'not used in this time'
              : `${plural(model.calls, 'call')}, ${amount(tokens)} tokens${model.costUsd > 0 ? `, $${model.costUsd.toFixed(2)}` : ''}`,
          ],
          model.fullTokens > model.promptTokens
            ? ['Saved', `${share(model.fullTokens - model.promptTokens, model.fullTokens)} of the tokens`]
            : null,
          ['Store', bytes(storage.bytes)],
        ]}
      />
      <DataTable
        caption="Largest tables"
        showCaption
        columns={[
          { key: 'name', label: 'Table', wide: true },
          { key: 'rows', label: 'Rows', numeric: true },
          { key: 'size', label: 'Size', numeric: true },
        ]}
        rows={storage.tables.map(({ name, rows, bytes: size }) => ({
          key: name,
          cells: { name, rows: `≈ ${amount(rows)}`, size: bytes(size) },
        }))}
      />
    </div>
  );
}
