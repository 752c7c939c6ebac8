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
 * Finds what CloudFront's engine (njs 0.7.x) rejects or lacks in a script. Publishing a function does not find such
 * faults; the site then answers 503. Methods are recognized by name alone, so none of our own may be named `at`.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 *
 * @throws SyntaxError when the text is not a module
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

/** Names that the script declares in any scope, to tell them from names that the engine must provide. */
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
