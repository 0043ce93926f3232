/** Shorter ones would be found in every text. */
const SHORTEST = 6;
/** Every secret in memory, for as long as it is: a text of somebody else may hold one. */
const live = new Set<WeakRef<Secret>>();
/** From here on it is worth looking which are gone. */
const MANY = 500;

/**
 * Text that cannot leak by accident: printing it, serialising it or interpolating it gives
 * `[secret]`. `reveal()` is called where the SDK or the keychain needs the text and nowhere else.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    if (value.length < SHORTEST) return;
    if (live.size >= MANY) forgetGone();
    live.add(new WeakRef(this));
  }

  reveal(): string {
    return this.#value;
  }

  /** Whether both hold the same text: to compare what was stored without showing it. */
  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  /** What `console.log` and `util.inspect` show. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

function forgetGone(): void {
  for (const held of live) if (!held.deref()) live.delete(held);
}

/**
 * A text without any secret that is in memory, whoever put it there: as it is, percent-encoded, in
 * hexadecimal, and in base64 wherever in the encoded text it stood.
 */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const held of live) {
    const secret = held.deref();
    if (secret)
      for (const form of formsOf(secret.reveal())) clean = clean.replaceAll(form, String(secret));
  }
  return clean;
}

function formsOf(value: string): readonly string[] {
  const bytes = new TextEncoder().encode(value);
  const percent = [
    encodeURIComponent(value),
    encodeURI(value),
    new URLSearchParams([['', value]]).toString().slice(1),
  ];
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64 = [0, 1, 2].map((before) => base64Within(bytes, before));
  const forms = [
    value,
    JSON.stringify(value).slice(1, -1),
    ...percent,
    ...percent.map(withSmallHex),
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  // The longest first: a short form may be a part of it.
  return [...new Set(forms)]
    .filter((form) => form.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

/** The characters that are sure, when so many bytes stand before it in what was encoded. */
function base64Within(bytes: Uint8Array, before: number): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(before), ...bytes));
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return text.slice(Math.ceil((before * 8) / 6), whole);
}

function withSmallHex(text: string): string {
  return text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}
