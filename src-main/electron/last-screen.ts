/**
 * Where a new window begins, from where the last one was: never in a form, whose drafts went with
 * the window, and never at something that is gone. `known` says whether a resource or lease is
 * still there. `undefined` is the beginning.
 */
export function screenToReturnTo(
  last: string | undefined,
  known: (id: string) => boolean,
): string | undefined {
  const [screen = '', rest = ''] = (last ?? '').split('/');
  switch (screen) {
    case '':
      return undefined;
    case 'resources':
    case 'access-keys':
      return screen;
    case 'lease':
      return known(decoded(rest)) ? last : 'resources';
    default:
      return last;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
