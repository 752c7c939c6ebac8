import { minify_sync } from 'terser';

/** Names of our own objects' members; none of them is a member of what CloudFront or the engine gives. */
const ownProperties = /^(reading|event|incoming|clock|siteId|interval|detail|language|schedule|token|key|text|read)$/;

/**
 * The same script in fewer bytes. The result is checked against the dialect again, and the tests run it on the engine.
 *
 * @param handler the name in the script of the function that CloudFront finds as `handler`
 */
export function minify(script: string, handler: string): string {
  const { code } = minify_sync(script, {
    module: true,
    nameCache: { vars: { props: { [`$${handler}`]: 'handler' } } },
    mangle: { properties: { regex: ownProperties, builtins: true } },
    compress: {
      ecma: 2017,
      passes: 3,
      toplevel: true,
      top_retain: [handler],
      // If a function were moved to where it is used, the engine would create a closure at each call.
      reduce_funcs: false,
      // Nobody replaces built-ins here, and only texts and numbers are added or converted, so these optimizations are safe.
      unsafe: true,
      unsafe_math: true,
      // Nothing that is read here runs code by being read.
      pure_getters: true,
    },
    format: { ecma: 2017 },
  });
  return code ?? script;
}
