import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { clockTime, counted, dayAndTime } from '../../../src-main/kernel/time-in-words.ts';
import { durationInWords, nextDayAt, remaining } from '../../../src-main/kernel/time-in-words.ts';

/** A Sunday. */
const NOW = Date.UTC(2026, 10, 22, 14, 2, 30);

describe('a time on the clock', () => {
  it.each([
    [Date.UTC(2026, 10, 22, 14, 32), '14:32'],
    [Date.UTC(2026, 10, 22, 0, 0), '00:00'],
    [Date.UTC(2026, 10, 22, 23, 59, 59), '23:59'],
    [Date.UTC(2026, 10, 23, 0, 0), 'tomorrow 00:00'],
    [Date.UTC(2026, 10, 23, 1, 10), 'tomorrow 01:10'],
    [Date.UTC(2026, 10, 24, 1, 10), 'Tue 24 Nov 01:10'],
    [Date.UTC(2026, 10, 21, 9, 5), 'Sat 21 Nov 09:05'],
    [Date.UTC(2027, 0, 1, 9, 5), 'Fri 1 Jan 09:05'],
  ])('%d is %s', (at, words) => {
    expect(clockTime(at, NOW, 'UTC')).toBe(words);
  });

  it('is by the computer’s zone what it is by the name of that zone', () => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const at = NOW + hour * HOUR_MS;
      expect(clockTime(at, NOW)).toBe(clockTime(at, NOW, timeZone));
      expect(dayAndTime(at)).toBe(dayAndTime(at, timeZone));
    }
    expect(nextDayAt(NOW)).toBe(nextDayAt(NOW, timeZone));
  });

  it('is tomorrow on the first of the next month and year', () => {
    expect(clockTime(Date.UTC(2026, 8, 1), Date.UTC(2026, 7, 31, 23), 'UTC')).toBe(
      'tomorrow 00:00',
    );
    expect(clockTime(Date.UTC(2026, 9, 1), Date.UTC(2026, 8, 30, 23), 'UTC')).toBe(
      'tomorrow 00:00',
    );
    expect(clockTime(Date.UTC(2027, 0, 1), Date.UTC(2026, 11, 31, 23), 'UTC')).toBe(
      'tomorrow 00:00',
    );
  });

  it('counts days in the zone of the person', () => {
    const at = Date.UTC(2026, 10, 22, 16, 0);
    expect(clockTime(at, NOW, 'UTC')).toBe('16:00');
    expect(clockTime(at, NOW, 'Europe/Berlin')).toBe('17:00');
    expect(clockTime(at, Date.UTC(2026, 10, 22, 14, 59), 'Asia/Tokyo')).toBe('tomorrow 01:00');
    expect(clockTime(at, Date.UTC(2026, 10, 22, 15), 'Asia/Tokyo')).toBe('01:00');
    expect(clockTime(at, NOW, 'Asia/Kolkata')).toBe('21:30');
  });

  it('counts calendar days across a change of the clocks', () => {
    const zone = 'Europe/Berlin';
    const end = Date.UTC(2026, 9, 25, 22, 30);
    expect(clockTime(end, Date.UTC(2026, 9, 24, 21, 30), zone)).toBe('tomorrow 23:30');
    expect(clockTime(end, Date.UTC(2026, 9, 24, 22, 30), zone)).toBe('23:30');
  });

  it('is in the zone of the computer without another', () => {
    const here = new Date(NOW);
    const [hour, minute] = [here.getHours(), here.getMinutes()].map((part) =>
      String(part).padStart(2, '0'),
    );
    expect(clockTime(NOW, NOW)).toBe(`${String(hour)}:${String(minute)}`);
  });

  it('can name its day without knowing today', () => {
    expect(dayAndTime(Date.UTC(2026, 10, 24, 1, 10), 'UTC')).toBe('Tue 24 Nov 01:10');
    expect(dayAndTime(Date.UTC(2026, 8, 1, 1, 10), 'UTC')).toBe('Tue 1 Sept 01:10');
  });
});

describe('the next day', () => {
  it('begins at midnight in the zone', () => {
    expect(nextDayAt(Date.UTC(2026, 10, 22, 14, 2, 30), 'UTC')).toBe(Date.UTC(2026, 10, 23));
    expect(nextDayAt(Date.UTC(2026, 10, 22, 0, 0), 'UTC')).toBe(Date.UTC(2026, 10, 23));
    expect(nextDayAt(Date.UTC(2026, 10, 22, 16, 0), 'Asia/Tokyo')).toBe(Date.UTC(2026, 10, 23, 15));
  });
});

describe('the time left', () => {
  it.each([
    [-1, 'less than a minute'],
    [0, 'less than a minute'],
    [MINUTE_MS - 1, 'less than a minute'],
    [MINUTE_MS, '1 min'],
    [47 * MINUTE_MS + 59_999, '47 min'],
    [HOUR_MS - 1, '59 min'],
    [HOUR_MS, '1 h'],
    [HOUR_MS + 5 * MINUTE_MS, '1 h 5 min'],
    [12 * HOUR_MS, '12 h'],
  ])('%d ms is %s', (ms, words) => {
    expect(remaining(ms)).toBe(words);
  });
});

describe('a duration', () => {
  it.each([
    [1, '1 minute'],
    [15, '15 minutes'],
    [60, '1 hour'],
    [61, '1 hour 1 minute'],
    [90, '1 hour 30 minutes'],
    [720, '12 hours'],
    [0, '0 minutes'],
  ])('of %d minutes is %s', (minutes, words) => {
    expect(durationInWords({ kind: 'minutes', minutes })).toBe(words);
  });

  it('follows the work', () => {
    expect(durationInWords({ kind: 'while-working' })).toBe('while I work');
  });
});

describe('a count', () => {
  it.each([
    [0, '0 resources'],
    [1, '1 resource'],
    [2, '2 resources'],
  ])('of %d is %s', (count, words) => {
    expect(counted(count, 'resource')).toBe(words);
  });
});
