interface RegionEntry {
  readonly name: string;
  readonly optInStatus: 'opt-in-not-required' | 'opted-in' | 'not-opted-in';
}

/** The Regions of the sandbox's account: the default ones, one opted in, one not. */
export const REGIONS: readonly RegionEntry[] = [
  ...[
    'ap-northeast-1',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-north-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ].map((name) => ({ name, optInStatus: 'opt-in-not-required' }) as const),
  { name: 'eu-south-1', optInStatus: 'opted-in' },
  { name: 'ap-east-1', optInStatus: 'not-opted-in' },
];

/** A Region that is not enabled does not know the account's keys. */
export function isEnabledRegion(name: string): boolean {
  return REGIONS.some((region) => region.name === name && region.optInStatus !== 'not-opted-in');
}
