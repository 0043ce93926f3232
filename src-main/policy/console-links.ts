import { iamRegion } from '../kernel/aws-names.ts';

/** A page of AWS's console. */
export type ConsolePage =
  | { readonly kind: 'new-policy' | 'new-role' | 'new-user' }
  | { readonly kind: 'user'; readonly name: string; readonly tab?: 'security_credentials' }
  | { readonly kind: 'role'; readonly name: string }
  | { readonly kind: 'group'; readonly region: string; readonly groupId: string }
  | { readonly kind: 'event-rules' | 'trails' }
  /** CloudTrail's events of 90 days, those of one resource or of one kind. */
  | {
      readonly kind: 'events';
      readonly region: string;
      readonly by: 'ResourceName' | 'EventName';
      readonly value: string;
    };

/** Where each partition has its console. */
const HOSTS: ReadonlyMap<string, string> = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-cn', 'console.amazonaws.cn'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
]);

/** `eu-west-1.console.aws.amazon.com` too: AWS itself sends people there. */
const REGIONAL_HOST = /^[a-z0-9-]+\.console\.aws\.amazon\.com$/;

/**
 * The address of a page in the console of the right partition and Region; `undefined` for a
 * partition whose console is not known. IAM has one Region per partition, and its changes are told
 * there.
 *
 * @see https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/select-region.html
 */
export function consoleLink(partition: string, page: ConsolePage): string | undefined {
  const host = HOSTS.get(partition);
  if (host === undefined) return undefined;
  const region = 'region' in page ? page.region : iamRegion(partition);
  const { service, place } = whereIs(page);
  return `https://${host}/${service}/home?region=${encodeURIComponent(region)}#${place}`;
}

function whereIs(page: ConsolePage): { readonly service: string; readonly place: string } {
  switch (page.kind) {
    case 'new-policy':
      return { service: 'iam', place: '/policies/create' };
    case 'new-role':
      return { service: 'iam', place: '/roles/create' };
    case 'new-user':
      return { service: 'iam', place: '/users/create' };
    case 'user':
      return { service: 'iam', place: userPlace(page.name, page.tab) };
    case 'role':
      return { service: 'iam', place: `/roles/details/${encodeURIComponent(page.name)}` };
    case 'group':
      return {
        service: 'ec2',
        place: `SecurityGroup:groupId=${encodeURIComponent(page.groupId)}`,
      };
    case 'event-rules':
      return { service: 'events', place: '/rules' };
    case 'trails':
      return { service: 'cloudtrailv2', place: '/trails' };
    case 'events':
      return {
        service: 'cloudtrailv2',
        place: `/events?${page.by}=${encodeURIComponent(page.value)}`,
      };
  }
}

function userPlace(name: string, tab: string | undefined): string {
  const place = `/users/details/${encodeURIComponent(name)}`;
  return tab === undefined ? place : `${place}?section=${tab}`;
}

/**
 * Whether an address may be handed to the browser: HTTPS, the usual port, nobody's name or password
 * in it, and a host where AWS has its console. All else is refused, whoever asks.
 */
export function isConsoleLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port, hostname, username, password } = new URL(text);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return [...HOSTS.values()].includes(hostname) || REGIONAL_HOST.test(hostname);
}
