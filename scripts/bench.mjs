import { runWithApp } from './support/run-with-app.mjs';
import { runScript } from './support/say.mjs';

await runScript(() => runWithApp('test/bench/bench.ts'));
