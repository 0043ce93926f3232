import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the project, wherever the scripts are called from. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * A path inside the project.
 * @param {readonly string[]} parts
 */
export function inProject(...parts) {
  return join(projectFolder, ...parts);
}
