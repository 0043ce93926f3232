const KEY_LINE = /^\s*(?:aws_access_key_id|aws_secret_access_key|aws_session_token)\s*=/;
const KEY_ID_LINE = /^\s*aws_access_key_id\s*=\s*(\S+)/;

/**
 * The text of `~/.aws/credentials` without the key of one profile. Everything else stays byte for
 * byte: other sections, comments, other settings of the profile, the kind of line ends.
 *
 * @returns `undefined` when this profile does not hold exactly this key
 */
export function withoutKey(text: string, profile: string, accessKeyId: string): string | undefined {
  const lines = text.split(/(?<=\n)/);
  const mine: string[] = [];
  const kept: string[] = [];
  let inside = false;
  for (const line of lines) {
    const section = /^\s*\[([^\]]*)\]/.exec(line.replace(/^\uFEFF/, ''));
    if (section) inside = section[1]?.trim() === profile;
    if (inside && KEY_LINE.test(line)) mine.push(line);
    else kept.push(line);
  }
  const ids = mine.flatMap((line) => KEY_ID_LINE.exec(line)?.[1] ?? []);
  return ids.length === 1 && ids[0] === accessKeyId ? kept.join('') : undefined;
}
