import { DAY_MS, HOUR_MS, MINUTE_MS } from './clock.ts';
import type { Instant } from './clock.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

interface Moment {
  /** Days since 1970-01-01 in the zone, to compare calendar days. */
  readonly day: number;
  readonly msOfDay: number;
  readonly date: string;
  readonly time: string;
}

/**
 * A moment as a clock shows it: `14:32` today, `tomorrow 01:10`, else `Tue 24 Nov 01:10`.
 * Without `zone` it is the computer's own time zone.
 */
export function clockTime(at: Instant, now: Instant, zone?: string): string {
  const moment = momentIn(at, zone);
  const daysAhead = moment.day - momentIn(now, zone).day;
  if (daysAhead === 0) return moment.time;
  return daysAhead === 1 ? `tomorrow ${moment.time}` : `${moment.date} ${moment.time}`;
}

/** A moment that says its day without knowing today: `Tue 24 Nov 01:10`. */
export function dayAndTime(at: Instant, zone?: string): string {
  const moment = momentIn(at, zone);
  return `${moment.date} ${moment.time}`;
}

/**
 * When the calendar day after `now` begins, so that `tomorrow` can be written anew. An hour off on
 * the days the clocks change.
 */
export function nextDayAt(now: Instant, zone?: string): Instant {
  return now - momentIn(now, zone).msOfDay + DAY_MS;
}

/** Time left, never more than there is: `47 min`, `1 h 5 min`, `less than a minute`. */
export function remaining(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return 'less than a minute';
  const hours = Math.floor(minutes / 60);
  return joined([
    hours > 0 && `${String(hours)} h`,
    minutes % 60 > 0 && `${String(minutes % 60)} min`,
  ]);
}

/** How long a resource is opened for: `15 minutes`, `1 hour`, `1 hour 30 minutes`, `while I work`. */
export function durationInWords(
  duration:
    { readonly kind: 'minutes'; readonly minutes: number } | { readonly kind: 'while-working' },
): string {
  if (duration.kind === 'while-working') return 'while I work';
  const hours = Math.floor(duration.minutes / 60);
  const minutes = duration.minutes % 60;
  return joined([
    hours > 0 && counted(hours, 'hour'),
    (minutes > 0 || hours === 0) && counted(minutes, 'minute'),
  ]);
}

/** `1 resource`, `3 resources`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function joined(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' ');
}

function momentIn(at: Instant, zone: string | undefined): Moment {
  if (zone === undefined) return momentHere(new Date(at));
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const monthIndex = MONTHS.indexOf(part('month'));
  const msOfDay =
    Number(part('hour')) * HOUR_MS +
    Number(part('minute')) * MINUTE_MS +
    Number(part('second')) * 1000;
  return {
    day: Date.UTC(Number(part('year')), monthIndex, Number(part('day'))) / DAY_MS,
    msOfDay,
    date: `${part('weekday')} ${part('day')} ${part('month')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/**
 * By `Date` alone, which reads the computer's zone each time, while a formatter keeps the one it was
 * made in; making one also costs more than all else a window says at its start.
 */
function momentHere(local: Date): Moment {
  const [hours, minutes] = [local.getHours(), local.getMinutes()];
  const two = (value: number): string => String(value).padStart(2, '0');
  const weekday = WEEKDAYS[local.getDay()] ?? '';
  const month = MONTHS[local.getMonth()] ?? '';
  return {
    day: Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / DAY_MS,
    msOfDay: hours * HOUR_MS + minutes * MINUTE_MS + local.getSeconds() * 1000,
    date: `${weekday} ${String(local.getDate())} ${month}`,
    time: `${two(hours)}:${two(minutes)}`,
  };
}

const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

/** `en-GB` writes September with four letters. */
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}
