import { describe, expect, it } from 'vitest';
import { activityAsCsv, activityAsJson } from '../../../src-main/activity/activity-export.ts';
import type { ActivityEntry } from '../../../src-main/activity/activity.ts';
import { csvRows } from '../../../src-main/kernel/csv.ts';
import { history } from '../../support/activity-history.ts';
import { sampleEntry } from '../../support/stored-samples.ts';

describe('the activity as a table', () => {
  it('has a row for each entry, in words and in UTC', () => {
    const [head, row] = csvRows([...activityAsCsv([sampleEntry(1)])].join(''));
    const cells = Object.fromEntries((head ?? []).map((name, at) => [name, row?.[at]]));
    expect(cells).toMatchObject({
      time: new Date(sampleEntry(1).at).toISOString(),
      what: 'Opened SSH 22 on bastion for 52.1.2.3',
      result: 'done',
      'request id': sampleEntry(1).requestId,
    });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'never gives a spreadsheet %j to run',
    (subject) => {
      const entry: ActivityEntry = { ...sampleEntry(1), subject };
      const [head = [], row = []] = csvRows([...activityAsCsv([entry])].join(''));
      expect(row[head.indexOf('subject')]).toBe(`'${subject}`);
    },
  );

  it('keeps commas, quotes and line breaks inside their cell', () => {
    const subject = 'a, "b"\nc';
    const rows = csvRows([...activityAsCsv([{ ...sampleEntry(1), subject }])].join(''));
    expect(rows).toHaveLength(2);
    expect(rows[1]?.[4]).toBe(subject);
  });

  it('has all rows, however many', () => {
    const entries = history(1_201, 1_700_000_000_000);
    expect(csvRows([...activityAsCsv(entries)].join(''))).toHaveLength(1_202);
  });
});

describe('the activity as JSON', () => {
  it.each([0, 1, 500, 501])('is one array of %i entries', (count) => {
    const entries = history(count, 1_700_000_000_000);
    const read = JSON.parse([...activityAsJson(entries)].join('')) as ActivityEntry[];
    expect(read.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
  });

  it('has everything that is kept, with time and words a person reads', () => {
    const [read] = JSON.parse([...activityAsJson([sampleEntry(1)])].join('')) as object[];
    const { at, ...kept } = sampleEntry(1);
    expect(read).toEqual({
      time: new Date(at).toISOString(),
      what: 'Opened SSH 22 on bastion for 52.1.2.3',
      result: 'done',
      ...kept,
    });
  });
});
