/** A port range as resources write it; structural, since the kernel knows no subject. */
export type PortsToSay =
  | { readonly protocol: 'tcp' | 'udp'; readonly from: number; readonly to: number }
  | { readonly protocol: 'icmp' };

export interface PortPreset {
  readonly name: string;
  /** TCP. */
  readonly port: number;
}

/** Ports people know by name. */
export const PORT_PRESETS: readonly PortPreset[] = [
  { name: 'SSH', port: 22 },
  { name: 'RDP', port: 3389 },
  { name: 'PostgreSQL', port: 5432 },
  { name: 'MySQL', port: 3306 },
  { name: 'HTTPS', port: 443 },
];

/** `SSH 22, RDP 3389, 8000–8100/tcp, ICMP`. */
export function portsInWords(ports: readonly PortsToSay[]): string {
  return ports.map(oneRange).join(', ');
}

function oneRange(range: PortsToSay): string {
  if (range.protocol === 'icmp') return 'ICMP';
  const { protocol, from, to } = range;
  if (from !== to) return `${String(from)}–${String(to)}/${protocol}`;
  const preset = protocol === 'tcp' && PORT_PRESETS.find(({ port }) => port === from);
  return preset ? `${preset.name} ${String(from)}` : `${String(from)}/${protocol}`;
}
