import { ApiError, invalidParameter } from './errors.ts';

/** Deep enough for every call (`IpPermissions.1.IpRanges.1.CidrIp`), too shallow to hurt. */
const MAX_DEPTH = 8;

interface ParameterNode {
  value?: string;
  readonly children: Map<string, ParameterNode>;
}

/**
 * The parameters of a query-protocol request as a tree: `Filter.1.Value.2` is the second value of
 * the first filter. Lists are numbered from 1; gaps are allowed, order is by number.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html
 */
export class QueryParameters {
  readonly #node: ParameterNode;

  private constructor(node: ParameterNode) {
    this.#node = node;
  }

  /** Refuses a parameter name that is not well formed. */
  static parse(formEncoded: string): QueryParameters {
    const root = emptyNode();
    for (const [name, value] of new URLSearchParams(formEncoded)) place(root, name, value);
    return new QueryParameters(root);
  }

  /** `undefined` when absent; an empty string when sent empty. */
  text(name: string): string | undefined {
    return this.#node.children.get(name)?.value;
  }

  flag(name: string): boolean {
    const value = this.text(name);
    if (value === undefined || value === 'false') return false;
    if (value === 'true') return true;
    throw invalidParameter(`Invalid value '${value}' for ${name}. It must be true or false.`);
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^-?\d{1,9}$/.test(value)) return Number(value);
    throw invalidParameter(
      `Value (${value}) for parameter ${name} is invalid. Must be an integer.`,
    );
  }

  /** A list of texts: `GroupId.1`, `GroupId.2`. Empty when absent. */
  texts(name: string): string[] {
    return this.#entries(name).flatMap((entry) => entry.value ?? []);
  }

  /** A list of structures: `IpPermissions.1.…`. Empty when absent. */
  structures(name: string): QueryParameters[] {
    return this.#entries(name).map((entry) => new QueryParameters(entry));
  }

  /** A nested structure, empty when absent. */
  structure(name: string): QueryParameters {
    return new QueryParameters(this.#node.children.get(name) ?? emptyNode());
  }

  has(name: string): boolean {
    return this.#node.children.has(name);
  }

  #entries(name: string): ParameterNode[] {
    return [...(this.#node.children.get(name)?.children ?? [])]
      .filter(([position]) => /^\d+$/.test(position))
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([, entry]) => entry);
  }
}

function emptyNode(): ParameterNode {
  return { children: new Map() };
}

function place(root: ParameterNode, name: string, value: string): void {
  const parts = name.split('.');
  if (parts.length > MAX_DEPTH || parts.includes(''))
    throw new ApiError('MalformedQueryString', `The parameter ${name} is not well formed.`);
  let node = root;
  for (const part of parts) {
    const child = node.children.get(part) ?? emptyNode();
    node.children.set(part, child);
    node = child;
  }
  node.value = value;
}
