import { runDemo } from './support/run-demo.mjs';
import { runScript } from './support/say.mjs';

await runScript(runDemo);
