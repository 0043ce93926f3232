/** What the sandbox's SQS holds. Times are milliseconds since the epoch. */

export interface MessageAttribute {
  /** `String` or `Number`; binary values are not in the sandbox. */
  readonly type: string;
  readonly value: string;
}

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** AWS's id of who sent it. */
  readonly senderId: string;
  readonly sentAt: number;
  /** Before this it is hidden from receivers. */
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt?: number;
}

/** A standard queue. */
export interface Queue {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly createdAt: number;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  /** Oldest first. */
  readonly messages: readonly QueueMessage[];
}
