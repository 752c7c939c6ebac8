/** `npm run seed:large -- DIR`: a data directory with 1,000 sites and 10,000 windows, for `npm start -- --data DIR`. */
import { cp } from 'node:fs/promises';
import { largeCopy } from './load/prepared';

async function main([directory]: readonly string[]): Promise<void> {
  if (directory === undefined) throw new Error('Say where to: npm run seed:large -- DIR');
  const copy = await largeCopy();
  await cp(copy.directory, directory, { recursive: true, errorOnExist: true, force: false });
  await copy.remove();
  console.log(`npm start -- --data ${directory}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
