import { type FunctionDeclaration, type Program, parse } from 'acorn';
import { minify_sync } from 'terser';

/**
 * The same script in fewer bytes. The result goes through the dialect's rules again, and the tests run it on the engine.
 *
 * Functions used once do not move to where they are used: the engine would make a closure of them at each call.
 */
export function minify(script: string): string {
  const { code } = minify_sync(withArrows(script), {
    module: true,
    mangle: { reserved: ['handler'] },
    compress: {
      ecma: 2017,
      passes: 4,
      toplevel: true,
      top_retain: ['handler'],
      booleans_as_integers: true,
      keep_fargs: false,
      pure_getters: true,
      reduce_funcs: false,
      // Nobody replaces built-ins here, and what is joined to a text is text or a number.
      unsafe: true,
      unsafe_arrows: true,
      unsafe_math: true,
    },
    format: { ecma: 2017 },
  });
  return code ?? script;
}

/**
 * `var f = (a) => {…}` in place of `function f(a) {…}`: terser spares the word in expressions alone. `var`, as the engine
 * looks for a `const` longer. Like stands by like, so that one `var` is enough, and the functions after the constants, so
 * that terser puts those in place of their names. A function that is called while the script loads is not there yet, and
 * the build refuses the script.
 */
function withArrows(script: string): string {
  const ordered: string[][] = [[], [], [], []];
  for (const statement of program(script).body) {
    const text = script.slice(statement.start, statement.end);
    if (statement.type === 'ImportDeclaration') ordered[0]?.push(text);
    else if (statement.type !== 'FunctionDeclaration') ordered[1]?.push(text);
    else if (isArrowLike(statement, text)) ordered[2]?.push(arrow(statement, script));
    else ordered[3]?.push(text);
  }
  return ordered.flat().join('\n');
}

function isArrowLike({ id }: FunctionDeclaration, text: string): boolean {
  return id.name !== 'handler' && !/\b(this|arguments|new\.target)\b/.test(text);
}

function arrow({ id, async, body }: FunctionDeclaration, script: string): string {
  const parameters = script.slice(id.end, body.start);
  return `var ${id.name}=${async ? 'async' : ''}${parameters}=>${script.slice(body.start, body.end)};`;
}

function program(code: string): Program {
  return parse(code, { ecmaVersion: 2024, sourceType: 'module' });
}
