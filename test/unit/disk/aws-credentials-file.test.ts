import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { awsCredentialsFile } from '../../../src-main/disk/aws-credentials-file.ts';
import type { PlaintextKeys } from '../../../src-main/identities/profiles.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const ID = 'AKIAEXAMPLE000001111';
const BEFORE = `[other]\nregion = eu-west-1\n[work]\naws_access_key_id = ${ID}\naws_secret_access_key = not-a-real-secret\n`;
const AFTER = '[other]\nregion = eu-west-1\n[work]\n';

describe('taking a key out of the credentials file', () => {
  let folder: string;
  let path: string;
  let keys: PlaintextKeys;

  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder, 'credentials');
    writeFileSync(path, BEFORE);
    keys = awsCredentialsFile(path, () => Date.UTC(2026, 10, 22));
  });

  const remove = () => {
    const removed = keys.remove('work', ID);
    if (!removed.ok) throw new Error(removed.error.problem.kind);
    return { ...removed.value, profile: 'work', accessKeyId: ID };
  };

  it('makes a backup for its owner only, then leaves all else as it was', () => {
    const { backup } = remove();
    expect(readFileSync(path, 'utf8')).toBe(AFTER);
    expect(readFileSync(join(folder, backup), 'utf8')).toBe(BEFORE);
    expect(statSync(join(folder, backup)).mode & 0o777).toBe(0o600);
  });

  it('can be undone, and the backup is gone then', () => {
    expect(keys.restore(remove()).ok).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(BEFORE);
    expect(readdirSync(folder)).toEqual(['credentials']);
  });

  it('is not undone over what another program wrote since', () => {
    const removed = remove();
    writeFileSync(path, `${AFTER}[new]\n`);
    expect(keys.restore(removed)).toEqual({
      ok: false,
      error: { problem: { kind: 'file-changed', file: 'credentials' } },
    });
    expect(readFileSync(path, 'utf8')).toBe(`${AFTER}[new]\n`);
  });

  it('deletes the backup when told to, and no other file', () => {
    const { backup } = remove();
    keys.deleteBackup('credentials');
    keys.deleteBackup('../credentials.drawbridge-backup-1');
    expect(readdirSync(folder)).toHaveLength(2);
    keys.deleteBackup(backup);
    expect(readdirSync(folder)).toEqual(['credentials']);
  });

  it('changes nothing when another key stands there', () => {
    expect(keys.remove('work', 'AKIAOTHER').ok).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(BEFORE);
    expect(readdirSync(folder)).toEqual(['credentials']);
  });

  it('follows a link to the real file', () => {
    const link = join(folder, 'link');
    symlinkSync(path, link);
    expect(awsCredentialsFile(link, () => 0).remove('work', ID).ok).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(AFTER);
    expect(readFileSync(link, 'utf8')).toBe(AFTER);
  });

  it('leaves a file alone that it could not write back as it was', () => {
    writeFileSync(path, Buffer.concat([Buffer.from(BEFORE), Buffer.from([0xff, 0xfe])]));
    expect(keys.remove('work', ID).ok).toBe(false);
  });

  it('says so when there is no file', () => {
    const none = awsCredentialsFile(join(folder, 'nothing'), () => 0).remove('work', ID);
    expect(!none.ok && none.error.problem.kind).toBe('disk-refused');
  });
});
