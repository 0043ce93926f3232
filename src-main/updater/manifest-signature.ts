import { createPublicKey, verify } from 'node:crypto';

/**
 * What the signature of a manifest is over: its name too, so that no manifest can stand in for that
 * of another system. `scripts/sign-update.mjs` signs the same.
 */
export function signedBytes(name: string, text: string): Buffer {
  return Buffer.from(`Drawbridge update manifest ${name}\n${text}`, 'utf8');
}

/**
 * Whether a manifest bears the signature of our key. Whatever is no key and no signature is none.
 *
 * @param key SPKI in DER, Base64
 * @param signature Base64
 * @see https://www.rfc-editor.org/rfc/rfc8032
 */
export function isSigned(name: string, text: string, signature: string, key: string): boolean {
  try {
    const publicKey = createPublicKey({
      key: Buffer.from(key, 'base64'),
      format: 'der',
      type: 'spki',
    });
    // Another kind of key would be verified by other rules.
    if (publicKey.asymmetricKeyType !== 'ed25519') return false;
    const bytes = Buffer.from(signature.trim(), 'base64');
    return bytes.length === 64 && verify(null, signedBytes(name, text), publicKey, bytes);
  } catch {
    return false;
  }
}
