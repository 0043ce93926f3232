import type { AccessKey } from './model.ts';

/** In milliseconds. */
export interface KeyDelays {
  /** Until a new key is known. */
  readonly newKeyMs?: number;
  /** Until a key that was made active or inactive is so. */
  readonly statusMs?: number;
  /** A Region that takes twice as long as the others. */
  readonly slowRegion?: string;
}

/**
 * IAM is eventually consistent: a new key is unknown to the services for a while, and one made
 * inactive still works for a while.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export class KeySpread {
  delays: KeyDelays = {};

  /** Whether a service in a Region takes this key at `now`. EC2 hears last in the slow Region. */
  isAccepted(key: AccessKey, service: string, region: string, now: number): boolean {
    const { newKeyMs = 0, statusMs = 0, slowRegion } = this.delays;
    const factor = service === 'ec2' && region === slowRegion ? 2 : 1;
    if (now < key.createdAt + newKeyMs * factor) return false;
    const { status, statusChangedAt } = key;
    const isNew = statusChangedAt === undefined || now >= statusChangedAt + statusMs * factor;
    return (status === 'Active') === isNew;
  }
}
