import type { Region } from '../kernel/aws-names.ts';
import type { IdentityId } from '../identities/identity.ts';
import type { ResourceDraft } from '../resources/resource-book.ts';
import type {
  CheckReport,
  Connection,
  GroupPage,
  PortAnswer,
  PortRange,
  ResourceId,
} from '../resources/resource.ts';

interface Command<I, O> {
  readonly input: I;
  readonly output: O;
}
interface Named {
  readonly resourceId: ResourceId;
}

/** What may be opened: finding, checking, keeping and ordering it. */
export interface ResourceCommands {
  'group.find': Command<
    {
      readonly identityId: IdentityId;
      readonly region: Region;
      readonly groupId?: string | undefined;
      readonly nextToken?: string | undefined;
    },
    GroupPage
  >;
  'resource.check': Command<
    {
      readonly identityId: IdentityId;
      readonly region: Region;
      readonly groupId: string;
      readonly ports: readonly PortRange[];
    },
    CheckReport
  >;
  'resource.add': Command<{ readonly draft: ResourceDraft }, Named>;
  /** Refused while open. */
  'resource.change': Command<Named & { readonly draft: ResourceDraft }, void>;
  'resource.duplicate': Command<Named, Named>;
  /** Refused while open. */
  'resource.remove': Command<Named, void>;
  /** Favourites are the first to be offered, in the tray too. */
  'resource.favour': Command<Named & { readonly favourite: boolean }, void>;
  /** To another place in the order, counted from 0. */
  'resource.move': Command<Named & { readonly to: number }, void>;
  'resource.setConnection': Command<Named & { readonly connection: Connection }, void>;
  /** Tries the TCP ports of the resource at its own host; nothing is sent but the handshake. */
  'resource.tryPorts': Command<Named, readonly PortAnswer[]>;
}
