// A request to EC2 with nothing around it: what a click would cost at the least.
const { createHash, createHmac } = require('node:crypto');
const http = require('node:http');

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

/**
 * @param {{ endpoint: string, body: string, agent: http.Agent,
 *   key: { accessKeyId: string, secretAccessKey: string } }} what
 * @param {(response: http.IncomingMessage) => void} answered
 * @returns {http.ClientRequest}
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
function signedRequest({ endpoint, body, agent, key }, answered) {
  const url = new URL(endpoint);
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/eu-west-1/ec2/aws4_request`;
  /** @type {Record<string, string>} */
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    host: url.host,
    'x-amz-date': time,
  };
  const names = Object.keys(headers).join(';');
  const listed = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const request = ['POST', '/', '', listed.join(''), names, sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const signingKey = scope
    .split('/')
    .reduce(
      (/** @type {string | Buffer} */ made, part) => hmac(made, part),
      `AWS4${key.secretAccessKey}`,
    );
  const credential = `Credential=${key.accessKeyId}/${scope}`;
  const signature = hmac(signingKey, toSign).toString('hex');
  headers.authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`;
  const sent = http.request(
    { host: url.hostname, port: url.port, method: 'POST', agent, headers },
    answered,
  );
  sent.end(body);
  return sent;
}

module.exports = { signedRequest };
