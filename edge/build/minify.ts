import { minify_sync } from 'terser';

/**
 * The same script in fewer bytes. The result goes through the dialect's rules again, and the tests run it on the engine.
 *
 * @param handler what the function is called in the script that CloudFront finds by the name `handler`
 */
export function minify(script: string, handler: string): string {
  const { code } = minify_sync(script, {
    module: true,
    nameCache: { vars: { props: { [`$${handler}`]: 'handler' } } },
    compress: {
      ecma: 2017,
      passes: 3,
      toplevel: true,
      top_retain: [handler],
      // The engine would make a closure, at each call, of a function that moves to where it is used.
      reduce_funcs: false,
      // Nobody replaces built-ins here, and what is joined to a text is text or a number: that saves the engine conversions.
      unsafe: true,
    },
    format: { ecma: 2017 },
  });
  return code ?? script;
}
