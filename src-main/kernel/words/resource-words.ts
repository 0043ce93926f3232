import { counted, dayAndTime, durationInWords } from '../time-in-words.ts';
import { quoted } from './wording.ts';
import type { WordsOf } from './wording.ts';

type Kinds =
  | 'port-out-of-range'
  | 'ports-reversed'
  | 'ports-missing'
  | 'group-id-format'
  | 'label-missing'
  | 'host-format'
  | 'user-format'
  | 'host-missing'
  | 'resource-duplicate'
  | 'resource-open'
  | 'already-open'
  | 'deadline-past'
  | 'duration-out-of-range'
  | 'leases-open';

/** What a person fills in for a resource, and leases in the way of something. */
export const RESOURCE_WORDS: WordsOf<Kinds> = {
  'port-out-of-range': ({ text }) => ({
    title: 'Not a port',
    cause: `${quoted(text)} is not a port: ports go from 0 to 65535.`,
    todo: 'Type a whole number from 0 to 65535.',
  }),
  'ports-reversed': ({ from, to }) => ({
    title: 'The range runs backwards',
    cause: `The port range begins at ${String(from)} and ends before that, at ${String(to)}.`,
    todo: `Write the range as ${String(to)}–${String(from)}.`,
  }),
  'ports-missing': () => ({
    title: 'No ports',
    cause: 'A resource opens at least one port, and none is chosen.',
    todo: 'Choose a port, such as SSH 22.',
  }),
  'group-id-format': ({ text }) => ({
    title: 'Not a security group id',
    cause: `${quoted(text)} is not the id of a security group: an id is written like sg-0a1b2c3d4e5f60718.`,
    todo: 'Choose the security group from the list.',
  }),
  'label-missing': () => ({
    title: 'No label',
    cause: 'The resource has no label, and the tray shows resources by their label.',
    todo: 'Type a label, such as bastion-prod.',
  }),
  'host-format': ({ text }) => ({
    title: 'Not a host',
    cause: `${quoted(text)} is neither a name, an address nor the id of an instance.`,
    todo: 'Type it like bastion.example.com, 10.0.1.5 or i-0a1b2c3d4e5f60718.',
  }),
  'user-format': ({ text }) => ({
    title: 'Not a user name',
    cause: `${quoted(text)} has characters that no user name has.`,
    todo: 'Type a name such as ec2-user.',
  }),
  'host-missing': ({ label }) => ({
    title: 'No host yet',
    cause: `A security group has no address, and Drawbridge does not know which host ${quoted(label)} leads to.`,
    todo: 'Type the host in the box “Connect”.',
  }),
  'resource-duplicate': ({ label }) => ({
    title: 'This resource is already here',
    cause: `${quoted(label)} already opens the same ports of the same security group.`,
    todo: `Use ${quoted(label)}, or choose other ports.`,
  }),
  'resource-open': ({ label }) => ({
    title: 'The resource is open',
    cause: `${quoted(label)} is open or may be, and can be changed only when it is closed.`,
    todo: `Close ${quoted(label)} first.`,
  }),
  'already-open': ({ label, until }) => ({
    title: 'Already open',
    cause: `${quoted(label)} was opened before and stays open until ${dayAndTime(until)}.`,
    todo: `Extend ${quoted(label)} if you need it longer.`,
    door: 'still-open',
  }),
  'deadline-past': () => ({
    title: 'This time is over',
    cause: 'The chosen end is not in the future.',
    todo: 'Choose a later end.',
  }),
  'duration-out-of-range': ({ maxMinutes }) => ({
    title: 'Not a possible duration',
    cause: `A resource is opened for 1 minute at least and ${durationInWords({ kind: 'minutes', minutes: maxMinutes })} at most.`,
    todo: 'Choose a duration within these limits.',
  }),
  'leases-open': ({ count }) => ({
    title: `${counted(count, 'resource')} may be open`,
    cause: `${counted(count, 'resource')} ${count === 1 ? 'is' : 'are'} open or may be, and ${count === 1 ? 'has' : 'have'} to be closed before.`,
    todo: count === 1 ? 'Close it first.' : `Close all ${String(count)} first.`,
  }),
};
