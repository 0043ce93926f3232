import { describe, expect, it } from 'vitest';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import type { Region } from '../../../src-main/kernel/aws-names.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { ResourceBook } from '../../../src-main/resources/resource-book.ts';
import type { ResourceDraft } from '../../../src-main/resources/resource-book.ts';
import type { Resource, ResourceId } from '../../../src-main/resources/resource.ts';
import { MemoryResourceStore } from '../../support/memory-stores.ts';

const SSH = { protocol: 'tcp', from: 22, to: 22 } as const;
const RDP = { protocol: 'tcp', from: 3389, to: 3389 } as const;
const NOBODY = 'nobody' as ResourceId;

function draft(more: Partial<ResourceDraft> = {}): ResourceDraft {
  return {
    kind: 'security-group',
    label: 'bastion',
    identityId: 'ana' as IdentityId,
    region: 'eu-west-1' as Region,
    groupId: 'sg-0123456789abcdef0',
    ports: [SSH],
    usualDuration: { kind: 'minutes', minutes: 60 },
    tagRules: true,
    ...more,
  };
}

function setUp(known: readonly Resource[] = []) {
  const store = new MemoryResourceStore(known);
  const open = new Set<ResourceId>();
  let ids = 0;
  const book = new ResourceBook({
    store,
    newId: () => `r${String(++ids)}`,
    isOpen: (id) => open.has(id),
  });
  return { book, store, open };
}

function added(book: ResourceBook, more: Partial<ResourceDraft> = {}): ResourceId {
  const result = book.add(draft(more));
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

describe('adding a resource', () => {
  it('keeps it, behind those there are', () => {
    const { book, store } = setUp();
    const first = added(book);
    const second = added(book, { label: 'db', groupId: 'sg-01234567' });
    expect(book.all.map(({ id }) => id)).toEqual([first, second]);
    expect(book.get(first)).toEqual({ ...draft(), id: first });
    expect(store.contents).toEqual(book.all);
  });

  const refused: readonly (readonly [string, Partial<ResourceDraft>, Problem])[] = [
    ['no label', { label: '  ' }, { kind: 'label-missing' }],
    ['no group', { groupId: '' }, { kind: 'group-id-format', text: '' }],
    ['a group by name', { groupId: 'bastion' }, { kind: 'group-id-format', text: 'bastion' }],
    [
      'a group id cut short',
      { groupId: 'sg-0123456' },
      { kind: 'group-id-format', text: 'sg-0123456' },
    ],
    [
      'a group id too long',
      { groupId: 'sg-0123456789abcdef01' },
      { kind: 'group-id-format', text: 'sg-0123456789abcdef01' },
    ],
    [
      'a group id in capitals',
      { groupId: 'sg-0123456789ABCDEF0' },
      { kind: 'group-id-format', text: 'sg-0123456789ABCDEF0' },
    ],
    [
      'a group id with a second line',
      { groupId: 'sg-01234567\n' },
      { kind: 'group-id-format', text: 'sg-01234567\n' },
    ],
    ['no ports', { ports: [] }, { kind: 'ports-missing' }],
    [
      'port 65536',
      { ports: [{ protocol: 'tcp', from: 65_536, to: 65_536 }] },
      { kind: 'port-out-of-range', text: '65536' },
    ],
    [
      'a range beyond the last port',
      { ports: [SSH, { protocol: 'udp', from: 1, to: 70_000 }] },
      { kind: 'port-out-of-range', text: '70000' },
    ],
    [
      'port -1',
      { ports: [{ protocol: 'tcp', from: -1, to: -1 }] },
      { kind: 'port-out-of-range', text: '-1' },
    ],
    [
      'half a port',
      { ports: [{ protocol: 'tcp', from: 22.5, to: 23 }] },
      { kind: 'port-out-of-range', text: '22.5' },
    ],
    [
      'no number',
      { ports: [{ protocol: 'tcp', from: NaN, to: 22 }] },
      { kind: 'port-out-of-range', text: 'NaN' },
    ],
    [
      'a range from high to low',
      { ports: [{ protocol: 'tcp', from: 90, to: 80 }] },
      { kind: 'ports-reversed', from: 90, to: 80 },
    ],
  ];
  it.each(refused)('is refused with %s', (_what, more, problem) => {
    const { book, store } = setUp();
    expect(book.add(draft(more))).toEqual(err(problem));
    expect([book.all, store.contents]).toEqual([[], []]);
  });

  it.each([
    ['all ports there are', { ports: [{ protocol: 'tcp', from: 0, to: 65_535 }] }],
    ['one port', { ports: [{ protocol: 'udp', from: 65_535, to: 65_535 }] }],
    ['ICMP alone', { ports: [{ protocol: 'icmp' }] }],
    ['a short group id', { groupId: 'sg-01234567' }],
  ] satisfies [string, Partial<ResourceDraft>][])('takes %s', (_what, more) => {
    expect(setUp().book.add(draft(more)).ok).toBe(true);
  });

  it('tidies label and ports', () => {
    const { book } = setUp();
    const id = added(book, { label: ' bastion ', ports: [RDP, { protocol: 'icmp' }, SSH, RDP] });
    expect(book.get(id)).toMatchObject({
      label: 'bastion',
      ports: [{ protocol: 'icmp' }, SSH, RDP],
    });
  });

  it('is refused for a door there is already, in whatever order its ports are named', () => {
    const { book } = setUp();
    added(book, { ports: [SSH, RDP] });
    expect(book.add(draft({ label: 'other', ports: [RDP, SSH, RDP] }))).toEqual(
      err({ kind: 'resource-duplicate', label: 'bastion' }),
    );
  });

  it.each([
    ['other ports', { ports: [RDP] }],
    ['another group', { groupId: 'sg-01234567' }],
    ['another Region', { region: 'us-east-1' as Region }],
    ['another protocol', { ports: [{ ...SSH, protocol: 'udp' }] }],
  ] satisfies [string, Partial<ResourceDraft>][])(
    'takes a door of %s as another one',
    (_what, more) => {
      const { book } = setUp();
      added(book);
      expect(book.add(draft(more)).ok).toBe(true);
    },
  );

  it('changes nothing when the disk is full', () => {
    const { book, store } = setUp();
    store.fillUp();
    expect(book.add(draft())).toMatchObject({ ok: false, error: { kind: 'disk-refused' } });
    expect(book.all).toEqual([]);
  });
});

describe('changing a resource', () => {
  it('keeps its place and its id', () => {
    const { book, store } = setUp();
    const id = added(book);
    added(book, { label: 'db', ports: [RDP] });
    expect(book.change(id, draft({ label: 'jump host' }))).toEqual(ok(undefined));
    expect(book.all.map(({ label }) => label)).toEqual(['jump host', 'db']);
    expect(book.all[0]?.id).toBe(id);
    expect(store.contents).toEqual(book.all);
  });

  it('is refused while it is open: what stands in AWS must stay describable', () => {
    const { book, open } = setUp();
    const id = added(book);
    open.add(id);
    expect(book.change(id, draft({ label: 'x' }))).toEqual(
      err({ kind: 'resource-open', label: 'bastion' }),
    );
    expect(book.remove(id)).toEqual(err({ kind: 'resource-open', label: 'bastion' }));
    expect(book.get(id)?.label).toBe('bastion');
  });

  it('is checked like a new one', () => {
    const { book } = setUp();
    const id = added(book);
    added(book, { label: 'db', ports: [RDP] });
    expect(book.change(id, draft({ ports: [] }))).toEqual(err({ kind: 'ports-missing' }));
    expect(book.change(id, draft({ ports: [RDP] }))).toEqual(
      err({ kind: 'resource-duplicate', label: 'db' }),
    );
  });

  it('of one that is not there is refused', () => {
    const { book } = setUp();
    const refusal = err({ kind: 'not-found', what: 'resource' });
    expect(book.change(NOBODY, draft())).toEqual(refusal);
    expect(book.remove(NOBODY)).toEqual(refusal);
    expect(book.duplicate(NOBODY)).toEqual(refusal);
  });
});

describe('duplicating a resource', () => {
  it('puts a copy right behind it, which may be open or not', () => {
    const { book, store, open } = setUp();
    const id = added(book);
    added(book, { label: 'db', ports: [RDP] });
    open.add(id);
    const copy = book.duplicate(id);
    expect(book.all.map(({ label }) => label)).toEqual(['bastion', 'bastion (copy)', 'db']);
    expect(copy).toEqual(ok(book.all[1]?.id));
    expect(new Set(book.all.map((each) => each.id)).size).toBe(3);
    expect(store.contents).toEqual(book.all);
  });

  it('does not stand in the way of renaming either of them', () => {
    const { book } = setUp();
    const id = added(book);
    book.duplicate(id);
    expect(book.change(id, draft({ label: 'jump host' })).ok).toBe(true);
  });
});

describe('removing a resource', () => {
  it('takes it out of the list, and tells those who show it', () => {
    const { book, store } = setUp();
    const id = added(book);
    let heard = 0;
    const stop = book.onChange(() => (heard += 1));
    expect(book.remove(id)).toEqual(ok(undefined));
    expect([book.all, store.contents]).toEqual([[], []]);
    expect(heard).toBe(1);
    stop();
    added(book);
    expect(heard).toBe(1);
  });
});
