// A receiver in a process of its own: the reference library decides whether a message is genuine.
const { Webhook } = require('standardwebhooks');

const { secret, body, headers } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
try {
  process.stdout.write(JSON.stringify({ verified: new Webhook(secret).verify(body, headers) }));
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: error.message }));
}
