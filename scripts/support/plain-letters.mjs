/**
 * Writes letters beyond ASCII as escapes. One of them is enough for V8 to keep the whole text of a
 * file, which it does as long as the file is in use, with two bytes a letter instead of one.
 *
 * @returns {import('vite').Plugin}
 */
export function plainLetters() {
  return {
    name: 'plain-letters',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = inPlainLetters(chunk.code);
    },
  };
}

/**
 * The same program: in texts, templates and patterns an escape stands for its letter. Comments are
 * gone by then, and names in programs are plain.
 *
 * @param {string} code
 */
export function inPlainLetters(code) {
  return code.replace(
    /[^\x00-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
