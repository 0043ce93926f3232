import type { ProblemOf } from '../problem.ts';
import { dayAndTime } from '../time-in-words.ts';
import { clipped, quoted } from './wording.ts';
import type { Wording, WordsOf } from './wording.ts';

type Kinds =
  | 'not-allowed'
  | 'throttled'
  | 'report-not-ready'
  | 'no-network'
  | 'not-trusted'
  | 'proxy-refused'
  | 'region-unavailable'
  | 'group-gone'
  | 'group-full'
  | 'open-by-someone-else'
  | 'rule-changed'
  | 'rule-removed'
  | 'moved-with-gap'
  | 'refused'
  | 'outcome-unknown';

/** "security-group/sg-0123": what an ARN ends with; the rest of it says nothing new to a person. */
function nameIn(resource: string): string {
  if (resource === '*') return 'this account';
  return resource.startsWith('arn:') ? resource.split(':').slice(5).join(':') : resource;
}

/** What AWS answered, or did not. */
export const AWS_WORDS: WordsOf<Kinds> = {
  'not-allowed': ({ action, resource }) => ({
    title: 'Not allowed by AWS',
    cause: `The identity lacks the permission ${action} on ${nameIn(resource)}.`,
    todo: 'Give the identity the policy from the Policy screen.',
  }),
  throttled: () => ({
    title: 'AWS asks to slow down',
    cause:
      'AWS took no more requests because too many came at once, from all who use this account.',
    todo: 'Wait a minute, then try again.',
  }),
  'report-not-ready': () => ({
    title: 'The report is not ready yet',
    cause: 'AWS is still making the credential report of this account.',
    todo: 'Wait a minute, then look again.',
  }),
  'no-network': ({ host }) => ({
    title: 'AWS cannot be reached',
    cause: `No connection to ${host} came about.`,
    todo: 'Check the network connection, then try again.',
  }),
  'not-trusted': ({ host, code }) => ({
    title: 'AWS cannot be recognised',
    cause: `Whoever answered as ${host} has a certificate that cannot be trusted (${code}), as where a network reads along, so nothing was sent.`,
    todo: `Use another network, or have whoever runs this one let ${host} through untouched.`,
  }),
  'proxy-refused': (problem) => proxyRefused(problem),
  'region-unavailable': ({ region }) => ({
    title: 'The Region is not available',
    cause: `The Region ${region} does not take this key: it is not enabled in this account, or there is none of this name.`,
    todo: 'Choose a Region that is enabled in the account.',
  }),
  'group-gone': ({ groupId, region }) => ({
    title: 'The security group is not there',
    cause: `AWS finds no security group ${groupId} in ${region} for this account: it was deleted, or belongs to another Region or account.`,
    todo: 'Choose the security group again.',
  }),
  'group-full': (problem) => groupFull(problem),
  'open-by-someone-else': (problem) => openBySomeoneElse(problem),
  'rule-changed': ({ ruleId }) => ({
    title: 'The rule was changed by somebody',
    cause: `Rule ${ruleId} is no longer as Drawbridge wrote it, so Drawbridge leaves it alone.`,
    todo: `Look at ${ruleId} in the AWS console and remove it there if nobody needs it.`,
  }),
  'rule-removed': ({ ruleId }) => ({
    title: 'A rule was removed by somebody',
    cause: `Rule ${ruleId} is gone, and Drawbridge does not make again what somebody took away.`,
    todo: 'Close it and open it again if you need all of it.',
  }),
  'moved-with-gap': ({ groupId }) => ({
    title: 'Moved with a gap',
    cause: `${groupId} had no room for one rule more, so the old address was closed before the new one was opened, and for a moment neither was let in.`,
    todo: `Remove rules of ${groupId} that nobody needs.`,
  }),
  refused: (problem) => refused(problem),
  'outcome-unknown': ({ cause }) => ({
    title: 'The outcome is not known',
    cause: `The answer from AWS was lost (${plain(cause)}), so the last change may or may not have arrived.`,
    todo: 'Leave Drawbridge running: it asks AWS again as soon as AWS can be reached.',
    door: 'unknown',
  }),
};

function openBySomeoneElse({ groupId, rule, holder }: ProblemOf<'open-by-someone-else'>): Wording {
  const todo = 'Connect as usual: the way in is already there.';
  if (!holder)
    return {
      title: 'Already open, not by Drawbridge',
      cause: `Rule ${rule} in ${groupId} already lets your address in; somebody else made it, so Drawbridge will never close it.`,
      todo,
    };
  const { person = 'somebody', host = 'another computer', until } = holder;
  const end =
    until === undefined ? 'closes when it is closed there' : `closes ${dayAndTime(until)}`;
  return {
    title: `Already open by ${person} on ${host}`,
    cause: `Rule ${rule} in ${groupId} already lets your address in, and ${end}; Drawbridge on ${host} made it, and closes it for both.`,
    todo,
  };
}

function proxyRefused({ proxy, host, why }: ProblemOf<'proxy-refused'>): Wording {
  switch (why) {
    case 'unreachable':
      return {
        title: 'The proxy cannot be reached',
        cause: `No connection to the proxy ${proxy} came about.`,
        todo: 'Check the network connection, and the proxy in Settings.',
      };
    case 'password':
      return {
        title: 'The proxy asks for a password',
        cause: `The proxy ${proxy} lets nobody through without the right name and password.`,
        todo: 'Type the proxy into Settings like http://name:password@proxy.example.com:8080.',
      };
    case 'forbidden':
      return {
        title: 'The proxy does not let through',
        cause: `The proxy ${proxy} made no connection to ${host}.`,
        todo: `Ask whoever runs the proxy to allow ${host}.`,
      };
    case 'not-http':
      return {
        title: 'This kind of proxy is not supported',
        cause: `The system settings lead to ${host} through ${quoted(proxy)}, and Drawbridge speaks to HTTP proxies only.`,
        todo: 'Choose an HTTP proxy, or none, in Settings.',
      };
  }
}

function groupFull({ groupId, family }: ProblemOf<'group-full'>): Wording {
  const kind = family === undefined ? '' : family === 'ipv4' ? ' IPv4' : ' IPv6';
  return {
    title: 'The security group is full',
    cause: `${groupId} holds as many${kind} rules as AWS allows in one group.`,
    todo: `Remove rules of ${groupId} that nobody needs.`,
  };
}

function refused({ code, message }: ProblemOf<'refused'>): Wording {
  const said = plain(message);
  return {
    title: 'AWS refused the request',
    cause:
      said === ''
        ? `AWS refused the request without a reason, only with the code ${code}.`
        : `AWS refused the request and gave as reason ${quoted(said, 200)} (${code}).`,
    todo: 'Open Activity to see which request it was.',
  };
}

/** Outside text that stands inside a sentence of ours. */
function plain(text: string): string {
  return clipped(text.trim().replaceAll(/\s+/g, ' ').replace(/\.+$/, ''), 200);
}
