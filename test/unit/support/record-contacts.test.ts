import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { serve } from '../../support/loopback-server.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const PRELOAD = path.resolve(import.meta.dirname, '../../e2e/support/record-contacts.cjs');
const temporaryFolder = temporaryFolders();

/** What a program turned to, by its own doing; and what it printed. */
async function watched(program: string): Promise<{ contacts: string[]; printed: string }> {
  const file = path.join(temporaryFolder(), 'contacts.txt');
  writeFileSync(file, '');
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    env: { NODE_OPTIONS: `--require "${PRELOAD}"`, DRAWBRIDGE_TEST_CONTACTS: file },
  });
  const contacts = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return { contacts, printed: stdout.trim() };
}

it.each([
  ['a socket', `require('net').connect(443, '192.0.2.1')`, 'connect 192.0.2.1'],
  ['a socket by name', `require('net').connect({ host: 'aws.test', port: 1 })`, 'connect aws.test'],
  ['TLS', `require('tls').connect({ host: '192.0.2.1', port: 443 })`, 'connect 192.0.2.1'],
  ['a request', `require('https').get('https://aws.test/')`, 'connect aws.test'],
  ['IPv6', `require('net').connect(443, '2001:db8::1')`, 'connect 2001:db8::1'],
])('%s to another computer is seen, and refused', async (_what, deed, contact) => {
  const program = `${deed}.on('error', (e) => console.log(e.message))`;
  const { contacts, printed } = await watched(program);
  expect(contacts).toEqual([contact]);
  expect(printed).toMatch(/let nothing through$/);
});

it.each([
  ['fetch', `fetch('http://192.0.2.1/').catch((e) => e.cause)`, 'connect 192.0.2.1'],
  ['a name', `require('dns').promises.resolve4('aws.test').catch((e) => e)`, 'name aws.test'],
  [
    'a name, the old way',
    `new Promise((done) => require('dns').lookup('aws.test', done))`,
    'name aws.test',
  ],
  [
    'a datagram',
    `new Promise((done) => require('dgram').createSocket('udp4').send('x', 53, '192.0.2.1', done))`,
    'send 192.0.2.1',
  ],
])('%s that would leave this computer is seen, and refused', async (_what, deed, contact) => {
  const program = `(${deed}).then((e) => { console.log(e.message); process.exit(0); })`;
  const { contacts, printed } = await watched(program);
  expect(contacts).toEqual([contact]);
  expect(printed).toMatch(/let nothing through$/);
});

it('this computer itself is seen, and reached', async () => {
  const server = await serve('http', (_request, response) => response.end('hello'));
  try {
    const url = `http://localhost:${String(server.port)}/`;
    const program = `fetch('${url}').then((a) => a.text()).then((t) => console.log(t))`;
    const { contacts, printed } = await watched(program);
    expect(printed).toBe('hello');
    expect(contacts).toContain('connect localhost');
  } finally {
    await server.stop();
  }
});
