import type { RuleElsewhereView } from '../../src-main/bridge/snapshot.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { portsInWords } from '../../src-main/kernel/ports-in-words.ts';
import { clockTime } from '../../src-main/kernel/time-in-words.ts';
import { plainAddress } from './address-in-words.ts';

/** "until 14:32": when the other computer means to close it. */
export function endElsewhere({ until }: RuleElsewhereView, now: Instant): string {
  if (until === undefined) return 'end not known';
  return until > now ? `until ${clockTime(until, now)}` : `was due ${clockTime(until, now)}`;
}

/** What closing does to the other computer. */
export function cutsOff({ host, ports, source }: RuleElsewhereView): string {
  const who = host ?? 'The other computer';
  return `${who} is cut off: new connections from ${plainAddress(source)} to ${portsInWords([ports])} are refused. Connections that are already open can stay up until they end.`;
}
