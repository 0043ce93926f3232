import { derivedSecret } from './identifiers.ts';
import type { AccessKey, User, WorldState } from './model.ts';
import { seedGroups, seedRules } from './seed-groups.ts';

export const SANDBOX_ACCOUNT = '123456789012';

const SEEDED_KEY_AGE_DAYS = 97;
const DAY_MS = 24 * 60 * 60 * 1000;
const REGION = 'eu-west-1';

interface SeededKey {
  readonly accessKeyId: string;
  /** Not a secret: it opens nothing but this sandbox. */
  readonly secretAccessKey: string;
  readonly region: string;
}

/** The key of `ana`, who may do everything. 97 days old, so the app says *rotate*. */
export const SANDBOX_KEY: SeededKey = {
  accessKeyId: 'AKIASANDBOXEXAMP7Q2A',
  secretAccessKey: 'not/a/real/secret+sandbox+only+EXAMPLE00',
  region: REGION,
};

/** The key of `ben`, who may look and open but not close. */
export const SANDBOX_RESTRICTED_KEY: SeededKey = {
  accessKeyId: 'AKIASANDBOXEXAMP4BEN',
  secretAccessKey: 'not/a/real/secret+sandbox+only+BEN000000',
  region: REGION,
};

/** A key of the account's root user, to show that such keys are refused. */
export const SANDBOX_ROOT_KEY: SeededKey = {
  accessKeyId: 'AKIASANDBOXEXAMPROOT',
  secretAccessKey: 'not/a/real/secret+sandbox+only+ROOT00000',
  region: REGION,
};

/** The secret that belongs to an access key id; the world itself holds none. */
export function secretOf(accessKeyId: string): string {
  const seeded = [SANDBOX_KEY, SANDBOX_RESTRICTED_KEY, SANDBOX_ROOT_KEY].find(
    (key) => key.accessKeyId === accessKeyId,
  );
  return seeded?.secretAccessKey ?? derivedSecret(accessKeyId);
}

/** The world a new sandbox starts with. `now` in milliseconds since the epoch. */
export function seedWorld(now: number): WorldState {
  const createdAt = now - SEEDED_KEY_AGE_DAYS * DAY_MS;
  const address = { ipv4: '81.187.42.19', ipv6: '2a01:4b00:8a3c:7e00::19' };
  return {
    version: 1,
    users: seedUsers(createdAt),
    accessKeys: [
      seedKey(SANDBOX_KEY.accessKeyId, 'ana', createdAt),
      seedKey(SANDBOX_RESTRICTED_KEY.accessKeyId, 'ben', createdAt),
      seedKey(SANDBOX_ROOT_KEY.accessKeyId, 'root', createdAt),
    ],
    groups: seedGroups(SANDBOX_ACCOUNT),
    rules: seedRules(SANDBOX_ACCOUNT),
    addresses: { echo: address, 'echo-b': address },
  };
}

function seedUsers(createdAt: number): User[] {
  const user = { accountId: SANDBOX_ACCOUNT, path: '/', isRoot: false, createdAt, denied: [] };
  return [
    {
      ...user,
      name: 'ana',
      userId: 'AIDASANDBOXEXAMPLEANA',
      arn: `arn:aws:iam::${SANDBOX_ACCOUNT}:user/ana`,
      allowed: ['*'],
    },
    {
      ...user,
      name: 'ben',
      userId: 'AIDASANDBOXEXAMPLEBEN',
      arn: `arn:aws:iam::${SANDBOX_ACCOUNT}:user/ben`,
      allowed: [
        'ec2:Describe*',
        'ec2:AuthorizeSecurityGroupIngress',
        'iam:GetUser',
        'iam:ListAccessKeys',
      ],
    },
    {
      ...user,
      name: 'root',
      isRoot: true,
      userId: SANDBOX_ACCOUNT,
      arn: `arn:aws:iam::${SANDBOX_ACCOUNT}:root`,
      allowed: ['*'],
    },
  ];
}

function seedKey(id: string, userName: string, createdAt: number): AccessKey {
  return { id, accountId: SANDBOX_ACCOUNT, userName, status: 'Active', createdAt };
}
