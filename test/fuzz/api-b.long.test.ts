import { fuzz, requests, seed } from './run';

it(`takes ${requests} random requests: no 5xx, nothing off its schema, no change on refusal (seed ${seed + 1000})`, async () => {
  await fuzz(requests, seed + 1000);
}, 900_000);
