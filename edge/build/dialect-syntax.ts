import type { AnyNode } from 'acorn';

/** Descriptions of syntax that njs 0.7.x does not parse or that crashes it, by node type. */
const always: { readonly [T in AnyNode['type']]?: string } = {
  ObjectPattern: 'destructuring',
  ArrayPattern: 'destructuring',
  SpreadElement: 'spread',
  AssignmentPattern: 'a default value',
  ForOfStatement: 'for-of',
  ClassDeclaration: 'a class',
  ClassExpression: 'a class',
  YieldExpression: 'a generator',
  ChainExpression: '?.',
  MetaProperty: 'import.meta or new.target',
  ImportExpression: 'a dynamic import',
  ImportSpecifier: 'a named import',
  ImportNamespaceSpecifier: 'a namespace import',
  ExportNamedDeclaration: 'an export',
  ExportDefaultDeclaration: 'an export',
  ExportAllDeclaration: 'an export',
};

/** @param ancestors from the root to the node itself */
export function rejectedSyntax(node: AnyNode, ancestors: readonly AnyNode[]): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return node.generator ? 'a generator' : undefined;
    case 'CatchClause':
      return node.param ? undefined : 'catch without a binding';
    case 'AssignmentExpression':
      return ['??=', '||=', '&&='].includes(node.operator) ? node.operator : undefined;
    case 'ImportDeclaration':
      return /^(cloudfront|crypto)$/.test(String(node.source.value)) ? undefined : `an import of ${node.source.raw}`;
    case 'AwaitExpression':
      return rejectedAwait(ancestors);
    case 'Literal':
      if (node.bigint) return 'a BigInt';
      return /[^gimy]/.test(node.regex?.flags ?? '') ? `the regex flags ${node.regex?.flags}` : undefined;
    default:
      return always[node.type];
  }
}

/** Inside a nested function an await is legal again. */
function rejectedAwait(ancestors: readonly AnyNode[]): string | undefined {
  for (let index = ancestors.length - 2; index >= 0; index--) {
    const outer = ancestors[index];
    const inner = ancestors[index + 1];
    if (!outer || !inner) break;
    if (outer.type.includes('Function')) return undefined;
    if ((outer.type === 'CallExpression' || outer.type === 'NewExpression') && outer.callee !== inner) {
      return 'await inside call arguments';
    }
  }
  return 'await outside a function';
}
