import type { Action, Actions } from './call.ts';
import { ApiError } from './protocol/errors.ts';
import { QueryParameters } from './protocol/query-parameters.ts';
import type { WireRequest } from './protocol/sigv4.ts';
import type { Xml } from './protocol/xml.ts';
import type { Service } from './service.ts';

/** A service of the query protocols: its API version, its actions and its XML. */
export interface QueryServiceParts {
  readonly name: 'ec2' | 'sts' | 'iam';
  readonly version: string;
  readonly actions: Actions;
  readonly contentType: string;
  readonly resultXml: (action: string, result: readonly Xml[], requestId: string) => Xml;
  readonly errorXml: (error: ApiError, requestId: string) => Xml;
}

/** @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export function queryService(parts: QueryServiceParts): Service {
  return {
    name: parts.name,
    contentType: parts.contentType,
    isMeantBy: (request) => textOf(readParameters(request), 'Version') === parts.version,
    read: (request) => {
      const parameters = readParameters(request);
      const action = textOf(parameters, 'Action') ?? '';
      return {
        action,
        carryOut: (context, requestId, buckets) => {
          if (parameters instanceof ApiError) throw parameters;
          const carryOut = actionOf(parts, action, parameters);
          const call = { ...context, parameters };
          buckets?.take(call);
          return parts.resultXml(action, carryOut(call), requestId);
        },
      };
    },
    errorAnswer: (error, requestId) => ({ body: parts.errorXml(error, requestId) }),
  };
}

function readParameters({ query, body }: WireRequest): QueryParameters | ApiError {
  try {
    return QueryParameters.parse([query, body.toString()].filter(Boolean).join('&'));
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function textOf(parameters: QueryParameters | ApiError, name: string): string | undefined {
  return parameters instanceof ApiError ? undefined : parameters.text(name);
}

function actionOf(
  { name, version, actions }: QueryServiceParts,
  action: string,
  parameters: QueryParameters,
): Action {
  const given = parameters.text('Version') ?? '';
  const found = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (found && given === version) return found;
  throw new ApiError(
    'InvalidAction',
    name === 'ec2'
      ? `The action ${action} is not valid for this web service.`
      : `Could not find operation ${action} for version ${given}`,
  );
}
