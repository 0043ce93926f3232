// Runs a main process in plain Node up to its icon: everything of `electron` is there and does
// nothing. Prints how long it took, what was loaded and how many timers were alive.
const Module = require('node:module');

const [, , main, appPath] = process.argv;

/** Whatever is asked of it, it is there, can be called and made, and answers itself. */
const anything = new Proxy(function () {}, {
  get: (_target, key) => {
    if (key === 'then') return undefined;
    return key === Symbol.toPrimitive ? () => '' : anything;
  },
  apply: () => anything,
  construct: () => anything,
});

class Tray {
  constructor() {
    const ms = performance.now() - startedAt;
    const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    // What is loaded in the same turn of the loop belongs to it.
    setImmediate(() => {
      console.log(JSON.stringify({ ms, timers, loaded: Object.keys(require.cache) }));
      process.exit(0);
    });
  }
  on() {}
  setContextMenu() {}
  setImage() {}
  setToolTip() {}
}

const app = new Proxy(anything, {
  get: (_target, key) => {
    if (key === 'whenReady') return () => Promise.resolve();
    if (key === 'getAppPath') return () => appPath;
    return anything;
  },
});
const electron = new Proxy(anything, {
  get: (_target, key) => (key === 'app' ? app : key === 'Tray' ? Tray : anything),
});

const load = Module._load;
Module._load = function (request, ...others) {
  return request === 'electron' ? electron : load.call(this, request, ...others);
};

const startedAt = performance.now();
require(main);
