import { SANDBOX_GROUPS } from '../../../src-main/sandbox/seed-groups.ts';
import type { Lab } from '../support/lab.ts';

interface Counts {
  readonly opened: number;
  readonly moved: number;
  readonly closed: number;
  readonly leftOpen: number;
}

/** What the demonstration did, for a person to read, and the counts it is judged by. */
export class Transcript {
  #opened = 0;
  #moved = 0;
  #closed = 0;
  #leftOpen = 0;

  say(line: string): void {
    console.log(line);
  }

  tray(tooltip: string): void {
    console.log(`  tray: ${tooltip}`);
  }

  /** The rules of ours that AWS holds now. */
  aws(lab: Lab): void {
    const groups = [
      ['bastion-prod', SANDBOX_GROUPS.bastionProd],
      ['staging-db', SANDBOX_GROUPS.stagingDb],
    ] as const;
    for (const [name, id] of groups) {
      const rules = lab.ownRules(id);
      if (rules.length === 0) console.log(`  AWS: ${name} holds no rule of ours`);
      for (const rule of rules)
        console.log(`  AWS: ${name} lets in ${rule.cidr}  “${rule.description}”`);
    }
  }

  opened(count: number): void {
    this.#opened += count;
  }

  moved(count: number): void {
    this.#moved += count;
  }

  closed(count: number): void {
    this.#closed += count;
  }

  left(count: number): void {
    this.#leftOpen = count;
  }

  /** The last line; any other outcome than the wanted one ends in an error. */
  end(wanted: Counts): void {
    const counts = {
      opened: this.#opened,
      moved: this.#moved,
      closed: this.#closed,
      leftOpen: this.#leftOpen,
    };
    console.log(
      `demo: opened ${String(counts.opened)}, moved ${String(counts.moved)}, closed ${String(counts.closed)}, left open ${String(counts.leftOpen)}`,
    );
    if (JSON.stringify(counts) !== JSON.stringify(wanted)) process.exitCode = 1;
  }
}
