// Begins the report of all hosts contacted anew, and says at the end what stands in it.
const { existsSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');

const REPORT = path.resolve(__dirname, '../../../out/reports/contacted-hosts.txt');
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
/** Never given to anybody: the proof that a contact would be seen tries these, and is refused. */
const FOR_THE_PROOF = /^192\.0\.2\.\d+$/;

module.exports = () => {
  rmSync(REPORT, { force: true });
  return () => {
    const lines = existsSync(REPORT) ? readFileSync(REPORT, 'utf8').trim().split('\n') : [];
    let within = 0;
    const beyond = new Set();
    for (const line of lines) {
      const [, host = '', count = '0'] = line.split(' ');
      if (LOOPBACK.test(host)) within += Number(count);
      else if (!FOR_THE_PROOF.test(host)) beyond.add(host);
    }
    const hosts = beyond.size === 0 ? 'no other host' : [...beyond].join(', ');
    console.log(`contacts: ${String(within)} on this computer, ${hosts}`);
  };
};
