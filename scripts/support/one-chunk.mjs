/**
 * Keeps a module that is imported later, and all it needs at once, in one file, and lets the page
 * fetch it from the start on: an import that is asked for later has little left to wait for.
 *
 * @param {string} entry the end of the module's path
 * @see https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/rel/modulepreload
 */
export function oneChunk(entry) {
  /** @type {Set<string>} */
  const closure = new Set();
  /** @type {import('vite').Plugin} */
  const plugin = {
    name: 'one-chunk',
    buildEnd() {
      const take = (/** @type {string} */ id) => {
        if (closure.has(id)) return;
        closure.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(take);
      };
      [...this.getModuleIds()].filter((id) => id.endsWith(entry)).forEach(take);
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
        const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(entry)));
        if (!chunk) return [];
        const sheets = [...(chunk.viteMetadata?.importedCss ?? [])];
        return [
          ...[chunk.fileName, ...chunk.imports]
            .filter((file) => !html.includes(file))
            .map((file) => hint({ rel: 'modulepreload', href: `./${file}` })),
          ...sheets.map((file) => hint({ rel: 'preload', as: 'style', href: `./${file}` })),
        ];
      },
    },
  };
  const groups = [
    // What does the importing is needed before.
    { name: 'import', test: /preload-helper/, priority: 1 },
    { name: 'main', test: (/** @type {string} */ id) => closure.has(id) },
  ];
  return { plugin, groups };
}

/** @param {Record<string, string>} attrs */
function hint(attrs) {
  return {
    tag: 'link',
    attrs: { ...attrs, crossorigin: true },
    injectTo: /** @type {const} */ ('head'),
  };
}
