import { sizes } from './console/sizes';
import { times } from './console/times';

/**
 * `npm run bench:console`: how large the console is and how soon Home can be used, both beside an empty Cloudscape page.
 * Fails when a target is missed.
 */
async function main([word]: readonly string[]): Promise<void> {
  const met = [await sizes(), word === 'sizes' || (await times())];
  process.exitCode = met.every(Boolean) ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
