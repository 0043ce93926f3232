import type { Problem } from '../kernel/problem.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { Lease } from '../leases/lease.ts';
import { shortLabel } from './lease-lines.ts';
import { action, note } from './tray-item.ts';
import type { TrayItem } from './tray-item.ts';
import type { TrayState } from './tray-state.ts';

/** More than this are counted: they are mended on one screen. */
const MAX_LINES = 2;

/** What keeps an identity from acting until the person has done something for it. */
export interface SignInNeed {
  readonly kind: 'sign-in' | 'code';
  /** The same for two leases of one sign-in. */
  readonly line: string;
}

/** The sign-ins that have ended and the codes that are waited for; what is open first. */
export function signInNeeds({ identities, leases }: TrayState): readonly SignInNeed[] {
  const needs = [
    ...leases.filter(mayBeOpen).map(signInNeedOf),
    ...identities
      .filter(({ question }) => question === 'open')
      .map(({ maskedKeyId }) => codeFor(maskedKeyId)),
    ...leases.map(signInNeedOf),
  ].filter((need) => need !== undefined);
  return [...new Map(needs.map((need) => [need.line, need])).values()];
}

/** Whether only a sign-in or a code stands between a lease and what it is to do. */
export function signInNeedOf(lease: Lease): SignInNeed | undefined {
  const problem = ('problem' in lease.state ? lease.state.problem : undefined) ?? lease.trouble;
  return problem && needOf(problem);
}

/** Who has to be signed in again, what stays open until then, and the way to do it. */
export function signInBlock(state: TrayState): readonly TrayItem[] {
  const needs = signInNeeds(state);
  const [first] = needs;
  if (!first) return [];
  const more = needs.length - MAX_LINES;
  const stay = state.leases.filter((lease) => mayBeOpen(lease) && signInNeedOf(lease)).length;
  const byCode = needs.every(({ kind }) => kind === 'code');
  return [
    ...needs.slice(0, MAX_LINES).map(({ line }) => note(`⚠ ${line}`)),
    ...(more > 0 ? [note(`⚠ and ${String(more)} more`)] : []),
    ...(stay > 0 ? [note(stayOpen(stay, byCode))] : []),
    action(byCode ? 'Enter a code…' : 'Sign in…', { kind: 'show', screen: 'access-keys' }),
  ];
}

function stayOpen(count: number, byCode: boolean): string {
  const until = byCode ? 'until you enter it' : 'until you sign in';
  return `${count === 1 ? '1 stays open' : `${String(count)} stay open`} ${until}`;
}

function needOf(problem: Problem): SignInNeed | undefined {
  if (problem.kind === 'mfa-code-needed') return codeFor(problem.identity);
  if (problem.kind !== 'sign-in-needed') return undefined;
  const line = `Sign in again to AWS (profile ${shortLabel(problem.profile)})`;
  return { kind: 'sign-in', line };
}

function codeFor(identity: string): SignInNeed {
  return { kind: 'code', line: `AWS wants a code of your MFA device (${shortLabel(identity)})` };
}
