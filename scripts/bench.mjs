import { runWithApp } from './support/run-with-app.mjs';
import { runScript } from './support/say.mjs';

// `npm run bench`: the app against its peers, on this machine. `-- --quick` in some five minutes,
// `-- --only 3,14` these metrics alone.
await runScript(() => runWithApp('test/bench/bench.ts', { forBench: true }));
