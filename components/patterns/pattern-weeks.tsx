'use client';

import { BarChart } from '#components/charts/bar-chart.tsx';
import { day } from '#components/format/times.ts';
import { Card } from '#components/ui/card.tsx';
import { useClock } from '#components/ui/instant.tsx';
import type { PatternWeek } from '#lib/contracts/patterns.ts';

/** How often it came and how often what was tried helped, week by week. */
export function PatternWeeks({ weeks }: { weeks: PatternWeek[] }) {
  const { now } = useClock();
  if (weeks.length === 0) return null;
  const labels = weeks.map(({ week }) => day(new Date(`${week}T12:00:00Z`), 'UTC', now));
  const tried = weeks.some(({ worked, failed }) => worked + failed > 0);
  return (
    <Card title="Over time" aside="by week">
      <div className="grid gap-6 sm:grid-cols-2">
        <BarChart
          caption="Investigations"
          labelled="Week of"
          labels={labels}
          series={[
            { name: 'Investigations', values: weeks.map((week) => week.investigations), tone: 'accent' },
          ]}
        />
        {tried ? (
          <BarChart
            caption="What was tried"
            labelled="Week of"
            labels={labels}
            series={[
              { name: 'Helped', values: weeks.map((week) => week.worked), tone: 'green' },
              { name: 'Did not help', values: weeks.map((week) => week.failed), tone: 'quiet' },
            ]}
          />
        ) : null}
      </div>
    </Card>
  );
}
