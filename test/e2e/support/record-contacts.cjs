// Loaded before the app: writes down every host this process turns to, and lets
// nothing through that would leave this computer. DRAWBRIDGE_TEST_CONTACTS names the file.
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
const file = process.env['DRAWBRIDGE_TEST_CONTACTS'] ?? '';

appendFileSync(file, `started ${String(process.pid)}\n`);

/**
 * Notes a host.
 * @param {string} how
 * @param {unknown} host
 * @returns {Error | undefined} why it is not let through
 */
function note(how, host) {
  const name = typeof host === 'string' && host !== '' ? host : 'localhost';
  appendFileSync(file, `${how} ${name}\n`);
  if (LOOPBACK.test(name)) return undefined;
  const error = new Error(`${name} is not on this computer: the test let nothing through`);
  return Object.assign(error, { code: 'ENETUNREACH', syscall: 'connect' });
}

const connect = net.Socket.prototype.connect;
/** @param {any[]} args */
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' && first !== null ? first : { port: first };
  const isFile = typeof options.path === 'string' || Number.isNaN(Number(options.port));
  const host = options.host ?? (typeof second === 'string' ? second : undefined);
  const refused = isFile ? undefined : note('connect', host);
  if (!refused) return Reflect.apply(connect, this, args);
  process.nextTick(() => this.destroy(refused));
  return this;
};

const send = dgram.Socket.prototype.send;
/** @param {any[]} args */
dgram.Socket.prototype.send = function (...args) {
  const host = args.slice(1).find((arg) => typeof arg === 'string');
  const refused = note('send', host);
  if (!refused) {
    Reflect.apply(send, this, args);
    return;
  }
  const heard = args.at(-1);
  process.nextTick(() =>
    typeof heard === 'function' ? heard(refused) : this.emit('error', refused),
  );
};

/**
 * An address in place of a name is asked of nobody.
 * @param {any} owner
 * @param {boolean} promised
 */
function watchNames(owner, promised) {
  for (const name of Object.keys(owner)) {
    if (!/^(lookup|resolve\w*|reverse)$/.test(name)) continue;
    const real = owner[name];
    /** @param {any[]} args */
    owner[name] = function (...args) {
      const [host] = args;
      const refused = net.isIP(host) && name === 'lookup' ? undefined : note('name', host);
      if (!refused) return Reflect.apply(real, this, args);
      if (promised) return Promise.reject(refused);
      process.nextTick(() => args.at(-1)(refused));
      return undefined;
    };
  }
}

watchNames(dns, false);
watchNames(dns.promises, true);
