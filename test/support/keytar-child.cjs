// keytar in a process of its own: libsecret finds its session bus once per process, and a test
// needs several. Each message is [id, method, arguments]; the answer [id, value, error].
const keytar = require('keytar');

process.on('message', ([id, method, args]) => {
  keytar[method](...args).then(
    (value) => process.send([id, value]),
    (error) => process.send([id, undefined, error.message]),
  );
});
