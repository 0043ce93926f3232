/** What the sandbox's EventBridge Scheduler holds. Times are milliseconds since the epoch. */

export interface ScheduleGroup {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly createdAt: number;
  /** Of the call that made it. */
  readonly clientToken?: string;
}

export interface ScheduleTarget {
  readonly arn: string;
  readonly roleArn: string;
  /** JSON text, handed to the target's API as it is. */
  readonly input?: string;
  readonly maximumEventAgeSeconds: number;
  readonly maximumRetryAttempts: number;
  readonly deadLetterArn?: string;
}

/** What a person can say of a schedule; an update says all of it again. */
export interface ScheduleDetails {
  /** `at(yyyy-mm-ddThh:mm:ss)` */
  readonly expression: string;
  readonly timezone: string;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly description?: string;
  readonly kmsKeyArn?: string;
  readonly actionAfterCompletion: 'NONE' | 'DELETE';
  readonly target: ScheduleTarget;
}

export interface Schedule {
  readonly accountId: string;
  readonly region: string;
  readonly groupName: string;
  readonly name: string;
  readonly details: ScheduleDetails;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** Of the call that made it. */
  readonly clientToken?: string;
  /** When it is to be invoked. */
  readonly dueAt: number;
  /** When it will be tried next, never before it is due; absent once it is done. */
  readonly nextTryAt?: number;
  /** Failed so far. */
  readonly failedTries: number;
}
