import type { AnyNode } from 'acorn';

/** Globals that both CloudFront's runtime 2.0 documents and njs 0.7.9 has. */
const globals = new Set(
  [
    'Array Boolean Date Error JSON Math Number Object Promise RangeError RegExp String SyntaxError TypeError',
    'decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt',
    'undefined NaN Infinity console arguments',
  ].flatMap((names) => names.split(' ')),
);

/** Newer JavaScript methods that njs 0.7.9 lacks, of any type. */
const methods = new Set(
  [
    'at flat flatMap findLast findLastIndex toSorted toReversed toSpliced with',
    'matchAll replaceAll normalize localeCompare isWellFormed toWellFormed',
  ].flatMap((names) => names.split(' ')),
);

const statics = new Set(['Array.from', 'Object.fromEntries', 'Object.hasOwn', 'Object.groupBy', 'String.raw']);

/** @param declared names that the script declares */
export function missingName(node: AnyNode, declared: ReadonlySet<string>): string | undefined {
  if (node.type === 'Identifier') {
    return declared.has(node.name) || globals.has(node.name) ? undefined : `the global ${node.name}`;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const name = propertyName(node);
  if (name === undefined) return undefined;
  if (methods.has(name)) return `.${name}`;
  const qualified = node.object.type === 'Identifier' ? `${node.object.name}.${name}` : '';
  return statics.has(qualified) ? qualified : undefined;
}

/** Also of `text['at']`; undefined when the name is only known at run time. */
function propertyName(node: Extract<AnyNode, { type: 'MemberExpression' }>): string | undefined {
  if (node.property.type === 'Literal' && typeof node.property.value === 'string') return node.property.value;
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}
