import { dynamoDbLocal, dynoxide, serve } from './servers';
import { storeContract } from './store-contract';
import { clientOf, createTables, storeOn } from './tables';

/** The memory store is only as good as this comparison, and dynoxide is only as good as the official DynamoDB Local. */
const servers = { dynoxide: dynoxide(), 'DynamoDB Local': dynamoDbLocal() };

for (const [name, command] of Object.entries(servers)) {
  if (command) {
    storeContract(`on ${name}`, async () => {
      const server = await serve(command);
      const client = clientOf(server.endpoint);
      const close = async () => {
        client.destroy();
        await server.stop();
      };
      await createTables(client);
      return { store: storeOn(client), close };
    });
  } else if (process.env.CI === 'true') {
    it(`finds ${name}, which CI must check against`, () => {
      throw new Error(`${name} is not installed`);
    });
  } else {
    process.stderr.write(`skipped: ${name} is not installed, so the store was not checked against it\n`);
    it.skip(`the store on ${name}`, () => {});
  }
}
