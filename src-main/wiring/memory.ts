import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Gives back at once what a start or a window has used. By itself V8 does so half a minute later, in
 * the middle of a rest; it still looks then, and finds little.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/v8.html#v8setflagsfromstringflags
 */
export function giveBackMemory(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
