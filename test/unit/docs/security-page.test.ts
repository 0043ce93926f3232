import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const page = readFileSync(path.join(PROJECT, 'SECURITY.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| (T?\d+) /.test(line));

describe('the security page', () => {
  it('has all twenty points of Electron’s checklist', () => {
    const points = rows.map((row) => /^\| (\d+) /.exec(row)?.[1]).filter(Boolean);
    expect(points).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  });

  it('names for every promise something that is there and holds it', () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      const holders = [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(
        ([, file]) => file ?? '',
      );
      expect(holders.length, row).toBeGreaterThan(0);
      for (const file of holders) expect(existsSync(path.join(PROJECT, file)), file).toBe(true);
    }
  });
});
