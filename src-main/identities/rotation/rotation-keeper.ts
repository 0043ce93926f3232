import { MINUTE_MS } from '../../kernel/clock.ts';
import type { Stop } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { Problem } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { IdentityId } from '../identity.ts';
import { maskedKeyId } from '../identity.ts';
import { chosenKey, deleteOrphan } from './choosing.ts';
import { intend, note } from './deed.ts';
import type { DeedResult, RotationDeed, RotationParts } from './deed.ts';
import { find } from './finding.ts';
import { canDismiss, leftBehind, resumedState, undoneState } from './moves.ts';
import { nextRotationStep } from './next-rotation-step.ts';
import type { RotationStep } from './next-rotation-step.ts';
import { makeRoom, prepare, recover } from './preparing.ts';
import { deactivate, deleteOld } from './retiring.ts';
import { rotationRefusal } from './rotation-refusal.ts';
import { inState, isUnderWay } from './rotation.ts';
import type { Rotation, RotationId, RotationState } from './rotation.ts';
import { checkOld, switchBack, switchOver, verify } from './switching.ts';
import { discard, reactivate } from './undoing.ts';

/** Longest time without looking, so that nothing depends on one timer. */
const LOOK_AGAIN_MS = 10 * MINUTE_MS;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = MINUTE_MS;

const DEEDS: Readonly<Record<Exclude<RotationStep['kind'], 'wait'>, RotationDeed>> = {
  prepare,
  'make-room': makeRoom,
  find,
  recover,
  verify,
  switch: switchOver,
  deactivate,
  delete: deleteOld,
  reactivate,
  'check-old': checkOld,
  'switch-back': switchBack,
  discard,
};

export interface RotationKeeperParts extends RotationParts {
  readonly newId: NewId;
  /** Where a thrown error, which is a bug of ours, is written down. */
  readonly reportBug: (error: unknown) => void;
}

/**
 * Rotates access keys, step by step, across restarts. Steps of one rotation run one after another;
 * everything that happens ends in `review`, which decides again from what is written down.
 */
export class RotationKeeper {
  readonly #parts: RotationKeeperParts;
  readonly #running = new Map<string, Promise<unknown>>();
  #stopTimer: Stop | undefined;
  #stopped = false;

  constructor(parts: RotationKeeperParts) {
    this.#parts = parts;
  }

  /**
   * Begins; ok means that the new key is made and stored, or that the person must choose a key. What
   * follows is told by the book.
   */
  async start(identityId: IdentityId): Promise<Result<RotationId, Problem>> {
    const { book, identities, clock } = this.#parts;
    const identity = identities.get(identityId);
    if (!identity) return err({ kind: 'not-found', what: 'identity' });
    const refusal = rotationRefusal(identity);
    if (refusal ?? identity.kind !== 'access-key')
      return err(refusal ?? { kind: 'nothing-to-rotate' });
    const running: Problem = {
      kind: 'rotation-running',
      maskedKeyId: maskedKeyId(identity.accessKeyId),
    };
    if (book.liveFor(identityId)) return err(running);
    for (const ended of book.all.filter((each) => each.identityId === identityId))
      book.drop(ended.id);
    const rotation: Rotation = {
      id: this.#parts.newId() as RotationId,
      identityId,
      oldKeyId: identity.accessKeyId,
      startedAt: clock.now(),
      state: { kind: 'preparing' },
    };
    const saved = book.intend(rotation);
    if (!saved.ok) return err(saved.error.problem);
    note(this.#parts, rotation, 'rotation-started', rotation.oldKeyId);
    await this.#alone(rotation.id, () => this.#take(rotation.id));
    const { state } = book.get(rotation.id) ?? rotation;
    return state.kind === 'failed' ? err(state.problem) : ok(rotation.id);
  }

  /** One step back: the new key goes, or the old one comes back. */
  undo(id: RotationId): Promise<DeedResult> {
    return this.#move(id, (rotation) => {
      const state = undoneState(rotation);
      return state?.kind === 'undone' ? { ...state, at: this.#parts.clock.now() } : state;
    });
  }

  /** On again, from where the person stopped it. */
  resume(id: RotationId): Promise<DeedResult> {
    return this.#move(id, resumedState);
  }

  /** Deletes the old key now instead of at the end of its time. */
  finish(id: RotationId): Promise<DeedResult> {
    return this.#move(id, ({ state }) =>
      state.kind === 'watching' ? { kind: 'deleting', newKeyId: state.newKeyId } : undefined,
    );
  }

  /** The person says which of two keys goes. Never one that Drawbridge itself uses. */
  chooseKey(id: RotationId, masked: string): Promise<DeedResult> {
    return this.#alone(id, async () => {
      const rotation = this.#parts.book.get(id);
      if (rotation?.state.kind !== 'choosing') return notFound();
      const keyId = await chosenKey(this.#parts, rotation, masked);
      if (!keyId.ok) return keyId;
      const room = intend(this.#parts, rotation, { kind: 'making-room', keyId: keyId.value });
      return room.ok ? this.#take(id) : room;
    });
  }

  /** Takes what is over off the screen; a key that had to be left in AWS stays in sight. */
  dismiss(id: RotationId): void {
    const { book, clock } = this.#parts;
    const rotation = book.get(id);
    if (!rotation || this.#running.has(id) || !canDismiss(rotation)) return;
    const accessKeyId = isUnderWay(rotation) ? leftBehind(rotation) : undefined;
    const { identityId } = rotation;
    const orphan = { identityId, why: 'left-behind', foundAt: clock.now() } as const;
    book.drop(id, accessKeyId === undefined ? undefined : { ...orphan, accessKeyId });
  }

  /** Deletes a key nobody has the secret of, because the person asked for it. */
  deleteOrphan(identityId: IdentityId, masked: string): Promise<DeedResult> {
    return this.#alone(identityId, () => deleteOrphan(this.#parts, identityId, masked));
  }

  /** Decides again: at the start, on resume and by timer. `urgent` does not wait for the next attempt. */
  review(urgent = false): void {
    if (this.#stopped) return;
    const now = this.#parts.clock.now();
    let next = now + LOOK_AGAIN_MS;
    let live = false;
    for (const rotation of this.#parts.book.all.filter(isUnderWay)) {
      live = true;
      if (this.#running.has(rotation.id)) continue;
      const step = nextRotationStep(urgent ? withoutRetryWait(rotation) : rotation, now);
      if (step.kind === 'wait') next = Math.min(next, step.until);
      else
        this.#alone(rotation.id, () => this.#take(rotation.id, urgent)).catch(
          this.#parts.reportBug,
        );
    }
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    if (!live) return;
    this.#stopTimer = this.#parts.clock.after(next - now, () => {
      this.review();
    });
  }

  /** Waits for what is being done at this moment. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }

  /** Ends the deciding and waits for what is being done. Every rotation goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopTimer?.();
    await this.settled();
  }

  #move(
    id: RotationId,
    to: (rotation: Rotation) => RotationState | undefined,
  ): Promise<DeedResult> {
    return this.#alone(id, () => {
      const rotation = this.#parts.book.get(id);
      const state = rotation && to(rotation);
      if (!state) return Promise.resolve(notFound());
      const saved = this.#parts.book.intend(inState(rotation, state));
      if (!saved.ok) return Promise.resolve(err(saved.error.problem));
      return this.#take(id);
    });
  }

  /** One step, if there is one now. What hinders it is written down with the time of the next try. */
  async #take(id: RotationId, urgent = false): Promise<DeedResult> {
    const { book, clock } = this.#parts;
    const rotation = book.get(id);
    if (!rotation) return ok(undefined);
    const step = nextRotationStep(urgent ? withoutRetryWait(rotation) : rotation, clock.now());
    if (step.kind === 'wait') return ok(undefined);
    let result: DeedResult | undefined;
    try {
      result = await DEEDS[step.kind](this.#parts, rotation);
      return result;
    } finally {
      // A thrown bug must not be tried again at once, and for ever.
      if (!result?.ok) this.#holdBack(id, rotation.wait?.failures ?? 0, result?.error);
    }
  }

  #holdBack(id: RotationId, failuresBefore: number, trouble: Problem | undefined): void {
    const { book, clock } = this.#parts;
    const latest = book.get(id);
    if (!latest) return;
    const pauseMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failuresBefore);
    const wait = { until: clock.now() + pauseMs, failures: failuresBefore + 1 };
    book.record({ ...latest, wait, ...(trouble && { trouble }) });
  }

  /** Runs `deed` after all earlier deeds on the same rotation, then decides again. */
  async #alone(id: string, deed: () => Promise<DeedResult>): Promise<DeedResult> {
    const before = this.#running.get(id) ?? Promise.resolve();
    const mine = before.then(deed, deed);
    this.#running.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.#running.get(id) === mine) this.#running.delete(id);
      this.review();
    }
  }
}

function withoutRetryWait(rotation: Rotation): Rotation {
  if (!rotation.trouble) return rotation;
  const { wait: _, ...rest } = rotation;
  return rest;
}

function notFound(): DeedResult {
  return err({ kind: 'not-found', what: 'step of the rotation' });
}
