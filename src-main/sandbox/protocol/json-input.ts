import { ApiError } from './errors.ts';

type Loose = Readonly<Record<string, unknown>>;

/**
 * The members of a request in JSON. A member of the wrong type is refused as AWS's deserializers
 * refuse it; `null` counts as absent.
 */
export class JsonInput {
  readonly #members: Loose;

  constructor(members: Loose) {
    this.#members = members;
  }

  /** An empty body is an empty object. */
  static parse(body: string): JsonInput {
    return new JsonInput(body === '' ? {} : parsedObject(body));
  }

  /** The same members, and these over them; those that are `undefined` change nothing. */
  with(members: Loose): JsonInput {
    const given = Object.entries(members).filter(([, value]) => value !== undefined);
    return new JsonInput({ ...this.#members, ...Object.fromEntries(given) });
  }

  names(): readonly string[] {
    return Object.keys(this.#members).filter((name) => this.#value(name) !== undefined);
  }

  text(name: string): string | undefined {
    const value = this.#value(name);
    if (value === undefined || typeof value === 'string') return value;
    throw wrongType(name, 'a string');
  }

  integer(name: string): number | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    throw wrongType(name, 'an integer');
  }

  structure(name: string): JsonInput | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (isObject(value)) return new JsonInput(value);
    throw wrongType(name, 'a structure');
  }

  /** Empty when absent. */
  texts(name: string): readonly string[] {
    return this.#list(name).map((value) => {
      if (typeof value === 'string') return value;
      throw wrongType(name, 'a list of strings');
    });
  }

  #list(name: string): readonly unknown[] {
    const value = this.#value(name);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value as readonly unknown[];
    throw wrongType(name, 'a list');
  }

  #value(name: string): unknown {
    return Object.hasOwn(this.#members, name) ? (this.#members[name] ?? undefined) : undefined;
  }
}

function parsedObject(body: string): Loose {
  const value = parsed(body);
  if (isObject(value)) return value;
  throw new ApiError('SerializationException', 'The request is not a JSON object.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(name: string, wanted: string): ApiError {
  return new ApiError('SerializationException', `The value of ${name} must be ${wanted}.`);
}
