import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/**
 * What the packaged app's runtime can do beyond running this app. Every fuse is decided here: one
 * that a later Electron adds stops the packing until somebody has thought about it.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const DECIDED = {
  // Else the signed binary would run any script, with the keychain's trust in it.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // There are no cookies; if ever there are, they are encrypted.
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The window is served by a scheme of its own, file:// needs no powers.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default; without them WebAssembly, which Node's HTTP parser is, checks every access.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * Sets all fuses that the binary knows.
 * @param {string} binary the packaged executable, or the `.app`
 * @param {{ resetSignature: boolean }} options resetSignature: as arm64 Macs need before signing
 * @throws {Error} when the binary has a fuse that is not decided here
 */
export async function setFuses(binary, { resetSignature }) {
  const { version: _version, ...known } = await getCurrentFuseWire(binary);
  const wanted = /** @type {typeof DECIDED} */ (
    Object.fromEntries(Object.entries(DECIDED).filter(([fuse]) => fuse in known))
  );
  await flipFuses(binary, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: resetSignature,
    ...wanted,
  });
}
