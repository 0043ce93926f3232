import { openableCidr } from '../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../src-main/kernel/cidr.ts';
import type { AddressSource, AskSource, Reading } from '../../src-main/public-ip/address.ts';

/** An openable address as a canonical network; anything else is a mistake in the test. */
export function cidr(text: string): Cidr {
  const openable = openableCidr(text);
  if (!openable.ok) throw new Error(`${text} is not openable: ${openable.error}`);
  return openable.value;
}

/** Address services in memory. What they say is set by URL; one that was not set stays silent. */
export class FakeAddressSources {
  readonly #answers = new Map<string, string>();
  readonly #held: (() => void)[] = [];
  #holding = false;
  /** Every question so far, by URL. */
  readonly asked: string[] = [];

  /** From now on these sources say this address. */
  say(address: string, ...sources: readonly AddressSource[]): void {
    for (const { url } of sources) this.#answers.set(url, address);
  }

  hush(...sources: readonly AddressSource[]): void {
    for (const { url } of sources) this.#answers.delete(url);
  }

  /** Answers wait until `release`; they say what was true when they were asked. */
  hold(): void {
    this.#holding = true;
  }

  release(): void {
    this.#holding = false;
    for (const go of this.#held.splice(0)) go();
  }

  readonly ask: AskSource = async (source) => {
    this.asked.push(source.url);
    const reading = this.#reading(source);
    if (this.#holding)
      await new Promise<void>((resolve) => {
        this.#held.push(resolve);
      });
    return reading;
  };

  #reading(source: AddressSource): Reading {
    const address = this.#answers.get(source.url);
    return address === undefined
      ? { source, kind: 'nothing', why: 'did not answer in 5 s' }
      : { source, kind: 'address', cidr: cidr(address) };
  }
}
