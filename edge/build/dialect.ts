import { type AnyNode, type Pattern, type Program, parse } from 'acorn';
import { full, fullAncestor } from 'acorn-walk';
import { missingName } from './dialect-names';
import { rejectedSyntax } from './dialect-syntax';

/** Something CloudFront Functions cannot run. */
export interface DialectFault {
  readonly construct: string;
  /** From 1, in the text given. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

/**
 * What in a script CloudFront's engine (njs 0.7.x) rejects or lacks. Publishing a function does not find such faults: the
 * site answers 503 instead. Methods are judged by their name alone, so none of our own may be called `at`.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 *
 * @throws SyntaxError when the text is no module at all
 */
export function dialectFaults(code: string): DialectFault[] {
  const tree = parse(code, { ecmaVersion: 2024, sourceType: 'module', locations: true });
  const declared = declaredNames(tree);
  const faults: DialectFault[] = [];
  fullAncestor(tree, (node, _state, ancestors) => {
    const construct = rejectedSyntax(node, ancestors) ?? missingName(node, declared);
    const start = node.loc?.start;
    if (construct && start) faults.push({ construct, line: start.line, column: start.column });
  });
  return faults;
}

/** Names the script itself gives, in whatever scope: enough to tell them from names the engine would have to give. */
function declaredNames(tree: Program): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (pattern: Pattern | AnyNode | null | undefined) => {
    if (pattern?.type === 'Identifier') names.add(pattern.name);
    if (pattern?.type === 'RestElement') add(pattern.argument);
  };
  full(tree, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') add(node.id);
    if (node.type === 'FunctionExpression') add(node.id);
    if ('params' in node) node.params.forEach(add);
    if (node.type === 'CatchClause') add(node.param);
    if (node.type === 'ImportDeclaration') for (const specifier of node.specifiers) add(specifier.local);
  });
  return names;
}
