import type { WorldState } from '../model.ts';
import { seedQueues } from '../seed-guard.ts';
import type { Queue } from './model.ts';

interface Holder {
  readonly state: () => WorldState;
  readonly change: (part: Partial<WorldState>) => void;
}

/** The queues of the world and the messages in them. */
export class QueueStore {
  readonly #holder: Holder;

  constructor(holder: Holder) {
    this.#holder = holder;
  }

  all(): readonly Queue[] {
    const { queues, users } = this.#holder.state();
    return queues ?? seedQueues(users[0]?.accountId ?? '');
  }

  find({
    accountId,
    region,
    name,
  }: Pick<Queue, 'accountId' | 'region' | 'name'>): Queue | undefined {
    return this.all().find(
      (each) => each.accountId === accountId && each.region === region && each.name === name,
    );
  }

  /** Adds a queue, or changes the one of its name. */
  put(queue: Queue): void {
    const isOther = (each: Queue): boolean =>
      each.accountId !== queue.accountId ||
      each.region !== queue.region ||
      each.name !== queue.name;
    this.#holder.change({ queues: [...this.all().filter(isOther), queue] });
  }

  /** Removes a queue and its messages, as if somebody had deleted it. */
  delete(region: string, name: string): void {
    this.#holder.change({
      queues: this.all().filter((each) => each.region !== region || each.name !== name),
    });
  }
}
