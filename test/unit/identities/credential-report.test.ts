import { describe, expect, it } from 'vitest';
import { parseCredentialReport } from '../../../src-main/identities/credential-report.ts';

const HEAD =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info';
const ROOT =
  '<root_account>,arn:aws:iam::111122223333:root,2015-06-17T19:11:50+00:00,not_supported,2026-01-02T03:04:05+00:00,not_supported,not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,';
const ANA =
  'ana,"arn:aws:iam::111122223333:user/a,""b""/ana",2020-01-01T00:00:00+00:00,TRUE,no_information,2020-01-01T00:00:00+00:00,N/A,true,true,2026-08-01T00:00:00+00:00,2026-11-20T10:00:00+00:00,eu-west-1,ec2,false,2025-01-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,false,N/A,';
const BEN =
  'ben,arn:aws:iam::111122223333:user/ben,2020-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,';

describe('the credential report', () => {
  const rows = parseCredentialReport([HEAD, ROOT, ANA, BEN].join('\n'));

  it('tells the root user from others, whose times may not be supported', () => {
    expect(rows?.[0]).toEqual({
      user: '<root_account>',
      arn: 'arn:aws:iam::111122223333:root',
      isRoot: true,
      createdAt: Date.UTC(2015, 5, 17, 19, 11, 50),
      passwordEnabled: false,
      passwordLastUsedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
      keys: [],
    });
  });

  it('holds both keys of a user, one of them inactive and never used', () => {
    expect(rows?.[1]).toEqual({
      user: 'ana',
      arn: 'arn:aws:iam::111122223333:user/a,"b"/ana',
      isRoot: false,
      createdAt: Date.UTC(2020, 0, 1),
      passwordEnabled: true,
      keys: [
        {
          number: 1,
          active: true,
          rotatedAt: Date.UTC(2026, 7, 1),
          lastUsedAt: Date.UTC(2026, 10, 20, 10),
        },
        { number: 2, active: false, rotatedAt: Date.UTC(2025, 0, 1) },
      ],
    });
  });

  it('holds no key of a user who has none', () => {
    expect(rows?.[2]).toMatchObject({ user: 'ben', passwordEnabled: false, keys: [] });
  });

  it('goes by the names of the columns, whatever their order', () => {
    const turned = [HEAD, ANA]
      .map((line) => line.replace(/^([^,]*),("(?:[^"]|"")*"|[^,]*),/, '$2,$1,'))
      .join('\n');
    expect(parseCredentialReport(turned)).toEqual(rows?.slice(1, 2));
  });

  it('without users is empty', () => {
    expect(parseCredentialReport(`${HEAD}\n`)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['another table', 'User name,Access key ID\nana,AKIAEXAMPLE000001111'],
    ['a page of a proxy', '<html>Sign in</html>'],
  ])('is not %s', (_what, text) => {
    expect(parseCredentialReport(text)).toBeUndefined();
  });

  it('takes a time nobody can read for none', () => {
    const odd = ANA.replace('2026-08-01T00:00:00+00:00', '2026-88-99T99:00');
    const [row] = parseCredentialReport(`${HEAD}\n${odd}`) ?? [];
    expect(row?.keys[0]).not.toHaveProperty('rotatedAt');
  });
});
