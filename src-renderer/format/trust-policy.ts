/**
 * What a role must say about who may assume it. A role's session is trusted by the role it is of.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export function trustPolicy(callerArn: string, externalId: string, mfa: boolean): string {
  const principal = callerArn.replace(
    /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/,
    'arn:$1:iam::$2:role/$3',
  );
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'sts:ExternalId': externalId },
      ...(mfa && { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    },
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2);
}
