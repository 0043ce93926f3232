import type { ReactNode } from 'react';
import type { OpenTimes } from '../../../src-main/activity/activity-query.ts';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { Instant } from '../../../src-main/kernel/clock.ts';
import { Card } from '../../components/screen.tsx';
import { midnight } from '../../format/activity-dates.ts';
import {
  barInWords,
  barsOf,
  lanesOf,
  openTimesInWords,
  PICTURED_DAYS,
  roughly,
} from '../../format/open-times-in-words.ts';
import type { Lane } from '../../format/open-times-in-words.ts';

interface Props {
  readonly times: readonly OpenTimes[] | undefined;
  /** How many lanes to keep a place for while the times are not known. */
  readonly expected: number;
  readonly now: Instant;
  /** Narrows the list to one resource. */
  readonly onChoose: (id: string) => void;
}

/** Two bars with less than this between them cannot be told apart. */
const CLOSE_MS = 30 * MINUTE_MS;
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** The last four weeks at a glance: a line for each resource, a bar for each time it was open. */
export function OpenTimesPicture({ times, expected, now, onChoose }: Props): ReactNode {
  if (!times) return <Awaited lanes={expected} />;
  const days = Array.from({ length: PICTURED_DAYS + 1 }, (_, at) =>
    midnight(now, at - PICTURED_DAYS + 1),
  );
  return (
    <section aria-label="The last 4 weeks" className="relative mb-3">
      <p className="pb-2 text-muted">{openTimesInWords(times)}</p>
      {times.length > 0 && (
        <Card className="px-3 pt-2 pb-1">
          {lanesOf(times).map((lane) => (
            <LaneRow key={lane.id ?? ''} lane={lane} days={days} onChoose={onChoose} />
          ))}
          <Axis days={days} />
        </Card>
      )}
      <TimesTable times={times} />
    </section>
  );
}

interface LaneProps {
  readonly lane: Lane;
  /** Where each day begins, and where the last one ends. */
  readonly days: readonly Instant[];
  readonly onChoose: (id: string) => void;
}

const GRID =
  'grid grid-cols-[minmax(0,1fr)_3rem] items-center gap-x-2 @min-[36rem]:grid-cols-[10rem_minmax(0,1fr)_3rem]';

function LaneRow({ lane, days, onChoose }: LaneProps): ReactNode {
  const { id, name, spans, openMs } = lane;
  return (
    <div className={GRID}>
      {id === undefined ? (
        <span className="min-w-0 truncate text-small leading-6 text-muted">{name}</span>
      ) : (
        <button
          type="button"
          title={`Show what happened to ${name}`}
          className="h-6 min-w-0 truncate text-left text-small hover:underline"
          onClick={() => {
            onChoose(id);
          }}
        >
          {name}
        </button>
      )}
      <svg
        aria-hidden="true"
        className="order-last col-span-2 h-4 w-full @min-[36rem]:order-none @min-[36rem]:col-span-1"
      >
        <Ground days={days} />
        {barsOf(spans, CLOSE_MS).map((bar) => (
          <rect
            key={bar.from}
            y={4}
            height={8}
            rx={1.5}
            className="fill-open [width:max(3px,var(--width))] forced-colors:fill-[CanvasText]"
            x={share(bar.from, days)}
            style={{ '--width': share(bar.to - bar.from + (days[0] ?? 0), days) } as object}
          >
            <title>{`${name}: ${barInWords(bar)}`}</title>
          </rect>
        ))}
      </svg>
      <span className="text-right text-small text-muted">{roughly(openMs)}</span>
    </div>
  );
}

/** Weekends shaded, a tick for each week's Monday, a line to stand on. */
function Ground({ days }: { days: readonly Instant[] }): ReactNode {
  return (
    <>
      {days.slice(0, -1).map((day) => {
        const weekday = new Date(day).getDay();
        if (weekday === 0 || weekday === 6)
          return (
            <rect
              key={day}
              x={share(day, days)}
              width={`${String(100 / PICTURED_DAYS)}%`}
              height="100%"
              className="fill-hover"
            />
          );
        return weekday === 1 ? (
          <line
            key={day}
            x1={share(day, days)}
            x2={share(day, days)}
            y1={0}
            y2="100%"
            className="stroke-line"
          />
        ) : null;
      })}
      <line x1={0} x2="100%" y1={8} y2={8} className="stroke-line" />
    </>
  );
}

/** The date of each Monday; today at the right. */
function Axis({ days }: { days: readonly Instant[] }): ReactNode {
  const today = days.at(-2) ?? 0;
  const mondays = days.slice(0, -5).filter((day) => new Date(day).getDay() === 1);
  return (
    <div aria-hidden="true" className={GRID}>
      <span className="hidden @min-[36rem]:block" />
      <svg className="col-span-2 h-4 w-full overflow-visible text-small @min-[36rem]:col-span-1">
        {mondays.map((day) => (
          <text key={day} x={share(day, days)} y={12} className="fill-muted">
            {DATE.format(day)}
          </text>
        ))}
        <text x={share(today, days)} y={12} className="fill-ink" textAnchor="middle">
          Today
        </text>
      </svg>
    </div>
  );
}

/** The same for people who do not see the picture. */
function TimesTable({ times }: { times: readonly OpenTimes[] }): ReactNode {
  return (
    <div className="sr-only">
      <table>
        <caption>What was open in the last 4 weeks</caption>
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">Times</th>
            <th scope="col">All together</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {times.map(({ id, subject, spans, openMs }) => {
            const last = spans.at(-1);
            return (
              <tr key={id}>
                <th scope="row">{subject}</th>
                <td>{spans.length}</td>
                <td>{roughly(openMs)}</td>
                <td>{last && barInWords({ ...last, times: 1 })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** As tall as the picture will be: the list under it stays where it is. */
function Awaited({ lanes }: { lanes: number }): ReactNode {
  return (
    <div className="mb-3" aria-hidden="true">
      <p className="pb-2 text-muted">&nbsp;</p>
      {lanes > 0 && (
        <Card className="px-3 pt-2 pb-1">
          {Array.from({ length: lanes }, (_, lane) => (
            <div key={lane} className="flex h-6 items-center">
              <span className="appear-late h-2 w-full rounded-sm bg-hover" />
            </div>
          ))}
          <div className="h-4" />
        </Card>
      )}
    </div>
  );
}

/** How far right a moment lies in the picture, in percent. */
function share(at: Instant, days: readonly Instant[]): string {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? 0;
  return `${((100 * (at - first)) / (last - first)).toFixed(3)}%`;
}
