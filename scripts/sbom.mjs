import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildApp } from './support/build-app.mjs';
import { inProject } from './support/project.mjs';
import { runScript, say } from './support/say.mjs';
import { shippedPackages } from './support/shipped-packages.mjs';

// `npm run sbom`: what ships, as CycloneDX, into dist/sbom.cdx.json. Electron is part of it: it is
// by far the most of what ships, though npm counts it as a tool.
await runScript(async () => {
  await buildApp();
  const { name, version, devDependencies } = JSON.parse(
    readFileSync(inProject('package.json'), 'utf8'),
  );
  const electron = { name: 'electron', version: devDependencies.electron, licence: 'MIT' };
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', name, version, 'bom-ref': `${name}@${version}` },
    },
    components: [electron, ...shippedPackages()].map(component),
  };
  mkdirSync(inProject('dist'), { recursive: true });
  writeFileSync(inProject('dist', 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
  say(`dist/sbom.cdx.json names ${String(sbom.components.length)} packages`);
  return 0;
});

/**
 * @param {{ readonly name: string, readonly version: string, readonly licence: string }} shipped
 * @see https://cyclonedx.org/docs/1.6/json/
 */
function component({ name, version, licence }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type: 'library',
    name,
    version,
    'bom-ref': purl,
    purl,
    licenses: [{ license: { id: licence } }],
  };
}
