import type { Actions } from './call.ts';
import { EC2_ACTIONS } from './ec2/actions.ts';
import { IAM_ACTIONS, STS_ACTIONS } from './iam/actions.ts';
import { element, parent, xmlDocument } from './protocol/xml.ts';
import type { WireRequest } from './protocol/sigv4.ts';
import { queryService } from './query-service.ts';
import { SCHEDULER } from './scheduler/service.ts';
import type { Service } from './service.ts';
import { SQS } from './sqs/service.ts';

/**
 * @see https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
const EC2 = queryService({
  name: 'ec2',
  version: '2016-11-15',
  actions: EC2_ACTIONS,
  contentType: 'text/xml;charset=UTF-8',
  resultXml: (action, result, requestId) =>
    xmlDocument(
      `${action}Response`,
      'http://ec2.amazonaws.com/doc/2016-11-15/',
      element('requestId', requestId),
      ...result,
    ),
  errorXml: ({ code, message }, requestId) =>
    xmlDocument(
      'Response',
      undefined,
      parent('Errors', parent('Error', element('Code', code), element('Message', message))),
      element('RequestID', requestId),
    ),
});

const SERVICES: readonly Service[] = [
  EC2,
  plainQueryService('sts', '2011-06-15', STS_ACTIONS),
  plainQueryService('iam', '2010-05-08', IAM_ACTIONS),
  SCHEDULER,
  SQS,
];

/** The service a credential scope names; else the one only which the request can mean; else EC2. */
export function serviceOf(scopeService: string | undefined, request: WireRequest): Service {
  return (
    SERVICES.find(({ name }) => name === scopeService) ??
    SERVICES.find((service) => service.isMeantBy(request)) ??
    EC2
  );
}

/** @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
function plainQueryService(name: 'sts' | 'iam', version: string, actions: Actions): Service {
  const namespace = `https://${name}.amazonaws.com/doc/${version}/`;
  return queryService({
    name,
    version,
    actions,
    contentType: 'text/xml',
    resultXml: (action, result, requestId) =>
      xmlDocument(
        `${action}Response`,
        namespace,
        ...(result.length === 0 ? [] : [parent(`${action}Result`, ...result)]),
        parent('ResponseMetadata', element('RequestId', requestId)),
      ),
    errorXml: ({ code, message, status }, requestId) =>
      xmlDocument(
        'ErrorResponse',
        namespace,
        parent(
          'Error',
          element('Type', status >= 500 ? 'Receiver' : 'Sender'),
          element('Code', code),
          element('Message', message),
        ),
        element('RequestId', requestId),
      ),
  });
}
