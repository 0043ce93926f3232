import type { ClientAgents } from '../aws/client-config.ts';
import type { ProfileFiles } from '../aws/profile-files.ts';
import type { Realm } from '../bridge/snapshot.ts';
import type { StoreClass } from '../disk/store-file.ts';
import type { KeyStore } from '../identities/identity.ts';
import type { SealBook } from '../kernel/seal-book.ts';
import type { TrueTime } from '../kernel/true-time.ts';
import type { KeeperParts } from '../leases/lease-keeper.ts';
import type { AddressSource, AskSource } from '../public-ip/address.ts';
import type { TryPort } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';

export interface RealmParts {
  readonly realm: Realm;
  /** Everything of this realm is kept below here, and nothing of another. */
  readonly folder: string;
  readonly loadStore: () => StoreClass;
  readonly keyStore: KeyStore;
  readonly seals: SealBook;
  /** Where settings have a say in what is opened for real. */
  readonly settingsSeals?: SealBook;
  /** Other files than those of the AWS CLI. */
  readonly profileFiles?: ProfileFiles;
  /** The sandbox's address; without it the SDK finds AWS. */
  readonly endpoint?: string;
  readonly version: string;
  /** The way to AWS by the settings; straight unless said. */
  readonly newAgents?: () => Promise<ClientAgents>;
  readonly time: TrueTime;
  readonly ask: AskSource;
  readonly tryPort: TryPort;
  readonly sources: readonly AddressSource[];
  readonly settings: () => Settings;
  readonly working: () => boolean;
  readonly signature: KeeperParts['signature'];
  readonly reportBug: (error: unknown) => void;
}
