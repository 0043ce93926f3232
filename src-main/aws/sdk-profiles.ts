/*
 * The SDK's own loader of profiles. Only `profile-keys.ts` and `profile-files.ts` import this file,
 * and only when a profile or the environment is needed.
 */
export { fromEnv } from '@aws-sdk/credential-provider-env';
export { fromIni } from '@aws-sdk/credential-provider-ini';
export { externalDataInterceptor, parseKnownFiles } from '@smithy/core/config';
