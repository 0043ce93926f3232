import type { Clause, PolicyDocument, Statement } from './document.ts';
import { documentOf } from './document.ts';
import type { SlotRule } from './slot-policy.ts';
import { LIMITS } from './splitting.ts';
import type { Principal } from './targets.ts';
import type { WatchPattern } from './watch.ts';

interface MadeBase {
  /** One per document, the same for the same choices. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what it is for and where it goes. */
  readonly purpose: string;
  /** What IAM is to call it. */
  readonly name: string;
  /** Why there are several of this kind, where there are. */
  readonly splitBecause?: string;
}

/** A managed policy of a user or role. */
export interface PermissionsPaper extends MadeBase {
  readonly kind: 'permissions';
  readonly holder: Principal;
  readonly clauses: readonly Clause[];
  /** What the administrator makes beside it, in slot mode. */
  readonly slots?: readonly SlotRule[];
}

/** The trust policy of a role to be made. */
export interface TrustPaper extends MadeBase {
  readonly kind: 'trust';
  readonly role: Principal;
  readonly clauses: readonly Clause<Extract<Statement, { readonly Principal: unknown }>>[];
}

/** What narrows a session of a role; passed along when assuming it, attached to nothing. */
export interface SessionPaper extends MadeBase {
  readonly kind: 'session';
  readonly role: Principal;
  readonly clauses: readonly Clause[];
}

/** An EventBridge rule. */
export interface WatchPaper extends MadeBase {
  readonly kind: 'watch';
  readonly whom: Principal;
  readonly region: string;
  readonly pattern: WatchPattern;
  readonly says: string;
}

export type Paper = PermissionsPaper | TrustPaper | SessionPaper | WatchPaper;

/** The document itself: a policy, or an event pattern. */
export function contentOf(paper: Paper): PolicyDocument<Statement> | WatchPattern {
  return paper.kind === 'watch' ? paper.pattern : documentOf<Statement>(paper.clauses);
}

/** The ARN a managed policy will have once it is made. */
export function policyArn({ holder, name }: PermissionsPaper): string {
  return `arn:${holder.partition}:iam::${holder.account}:policy/${name}`;
}

/** How long the document may be, in characters without white space. */
export function limitOf({ kind }: Paper): number {
  switch (kind) {
    case 'permissions':
      return LIMITS.managed;
    case 'trust':
      return LIMITS.trust;
    case 'session':
      return LIMITS.session;
    case 'watch':
      return LIMITS.pattern;
  }
}
