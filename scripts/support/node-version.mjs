import { SetUpProblem } from './say.mjs';

const lowest = [20, 19];

/** @throws {SetUpProblem} when this Node is too old for the tools */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = lowest;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new SetUpProblem(
    `Node ${lowest.join('.')} or later is needed; this is ${process.versions.node}. ` +
      'Get one at https://nodejs.org',
  );
}
