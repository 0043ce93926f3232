import { ApiError, invalidParameter, missingParameter } from '../protocol/errors.ts';

const BY_NUMBER: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

interface Ports {
  readonly fromPort: number;
  readonly toPort: number;
}

const ALL: Ports = { fromPort: -1, toPort: -1 };

/** The protocol as EC2 shows it: a name for the four with ports or types, `-1`, else a number. */
export function readProtocol(text: string | undefined): string {
  if (text === undefined) throw missingParameter('ipProtocol');
  const protocol = text.toLowerCase();
  const named = BY_NUMBER[protocol] ?? protocol;
  if (named === '-1' || Object.values(BY_NUMBER).includes(named)) return named;
  if (/^\d{1,3}$/.test(named) && Number(named) <= 255) return String(Number(named));
  throw invalidParameter(`Invalid value '${text}' for IP protocol. Unknown protocol.`);
}

/**
 * The ports EC2 stores for a protocol. Protocols without ports open everything, whatever is sent.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function readPorts(
  protocol: string,
  fromPort: number | undefined,
  toPort: number | undefined,
): Ports {
  switch (protocol) {
    case 'tcp':
    case 'udp':
      return transportPorts(fromPort, toPort);
    case 'icmp':
      if (fromPort === undefined || toPort === undefined) throw missingPorts('ICMP');
      return messageTypes(fromPort, toPort);
    case 'icmpv6':
      return messageTypes(fromPort ?? -1, toPort ?? -1);
    default:
      return ALL;
  }
}

function transportPorts(fromPort: number | undefined, toPort: number | undefined): Ports {
  if (fromPort === undefined || toPort === undefined) throw missingPorts('TCP/UDP');
  for (const port of [fromPort, toPort]) {
    if (port >= 0 && port <= 65535) continue;
    throw new ApiError(
      'InvalidPermission.Malformed',
      `TCP/UDP port (${String(port)}) out of range`,
    );
  }
  if (fromPort > toPort)
    throw invalidParameter(
      `Invalid TCP/UDP port range (${String(fromPort)}:${String(toPort)}): the first is greater`,
    );
  return { fromPort, toPort };
}

function messageTypes(type: number, code: number): Ports {
  for (const value of [type, code]) {
    if (value >= -1 && value <= 255) continue;
    throw new ApiError(
      'InvalidPermission.Malformed',
      `ICMP type or code (${String(value)}) out of range`,
    );
  }
  if (type === -1 && code !== -1)
    throw new ApiError('InvalidPermission.Malformed', 'ICMP code without a type');
  return { fromPort: type, toPort: code };
}

function missingPorts(protocol: string): ApiError {
  return invalidParameter(
    `Invalid value 'Must specify both from and to ports with ${protocol}.' for portRange.`,
  );
}
