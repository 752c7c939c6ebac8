/** Dependencies point one way; see docs/architecture.md. */
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: '^(bin|cli|console|lib|lambdas|edge|local|test)/', pathNot: to },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^aws-lambda$' } },
    only(
      'domain-is-pure',
      '^lambdas/domain/',
      '^(lambdas/domain/|edge/document/(document|mode)\\.ts)',
      'Rules know no store, SDK, clock or HTTP.',
    ),
    {
      name: 'domain-knows-no-sdk',
      severity: 'error',
      from: { path: '^lambdas/(domain|commands|queries)/' },
      to: { path: 'node_modules/(@aws-sdk|@middy|@types/aws-lambda)' },
    },
    {
      name: 'use-cases-stand-alone',
      severity: 'error',
      comment: 'What several use cases share is in requirements, steps, calendar or transaction.',
      from: { path: '^lambdas/commands/(window|voting|proposal|site|directory)/' },
      to: { path: '^lambdas/commands/(window|voting|proposal|site|directory)/' },
    },
    {
      name: 'shared-parts-know-no-use-case',
      severity: 'error',
      from: { path: '^lambdas/commands/(requirements|steps|calendar|transaction)/' },
      to: { path: '^lambdas/commands/(window|voting|proposal|site|directory)/' },
    },
    only(
      'cli-is-a-client',
      '^cli/',
      '^(cli/|bin/admin-api/|lambdas/domain/|lambdas/http/[^/]+/(answer-schema|policy-schema|schema)|lambdas/http/server/(fields|read))',
      'The command knows the API, not how it is made. It shares pure rules, such as how an audit chain is hashed.',
    ),
    {
      name: 'cli-names-answers-once',
      severity: 'error',
      comment:
        'answers.ts takes types; the schemas themselves would be most of what every start loads. Only apply loads those of requests.',
      from: { path: '^cli/', pathNot: '^cli/(api/answers|apply/declaration)' },
      to: { path: '^lambdas/http/' },
    },
    only('edge-stands-alone', '^edge/', '^edge/', 'The shipped function can contain nothing else.'),
    only(
      'local-uses-the-client-and-the-seeder',
      '^local/(?!aws/)',
      '^(local/|bin/(admin-api|seed)/|bin/(configuration|command-line)|edge/page/)',
      'Of the product, what surrounds the emulation shares the client, the seeder, and how a configuration and a command line are read.',
    ),
    only(
      'emulation-stands-alone',
      '^local/aws/',
      '^local/aws/',
      'The AWS emulation knows neither the demo nor how it is started.',
    ),
    only(
      'lib-names-functions-by-path',
      '^lib/',
      '^(lib/|edge/(build/|document/document)|lambdas/functions/environment|lambdas/http/routes?|lambdas/http/server/role-groups|lambdas/domain/(limits|forms|site/methods|site/notice-languages|public-notice/moves)\\.ts)',
      'CDK knows what functions need, not what they do. Of the domain it reads pure data: limits, forms, methods, languages and the moves that the public hears of.',
    ),
    only(
      'functions-are-not-libraries',
      '^lambdas/(domain|commands|queries|store|aws|platform|http|reactions|describe|mail|page)/',
      '^(lambdas/(?!functions/)|edge/|lambdas/functions/environment)',
      'Entry points are imported by nobody.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Its parser reads no JSX.
    exclude: { path: '^test/.*\\.tsx$' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
