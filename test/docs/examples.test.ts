import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { explanation } from '../../lambdas/http/explain/answer-schema';
import { problem } from '../../lambdas/http/openapi/problem-schema';
import { siteStatusAnswer } from '../../lambdas/http/site/answer-schema';
import { windowAnswer } from '../../lambdas/http/window/answer-schema';
import { flipProof } from '../../lambdas/http/window/proof-schema';

const page = readFileSync('docs/api.md', 'utf8');

/** Objects in blocks of code: whole ones, and answers below the command that was typed. */
const objects = [...page.matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  [...block.matchAll(/^\{\n[\s\S]*?^\}$/gm)].map(([text]): Record<string, unknown> => JSON.parse(text)),
);
const having = (...members: string[]) => objects.filter((one) => members.every((member) => member in one));

/** Members that the schema has not are refused, at any depth that the example shows. */
const strict = <T extends z.ZodMiniObject>(schema: T) => z.strictObject(schema.shape);

/** What `jq -c` printed: an object whose lines were broken to fit the page. */
const compact = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^\{"[\s\S]*?\}(?=\n(?:\$|```|…))/gm)].map(
  ([text]): Record<string, unknown> => JSON.parse(text.replaceAll('\n', '')),
);

it('the status in docs/runbook.md is such as the API answers', () => {
  const shown = compact.filter((one) => 'breakGlass' in one && 'siteId' in one);
  const members = Object.keys(siteStatusAnswer.shape).filter(
    (name) => !/^(windows|plannedMode|notPublishedReason)$/.test(name),
  );
  expect(shown.map((one) => Object.keys(one).sort())).toEqual([members.sort()]);
  const complete = z.safeParse(z.omit(strict(siteStatusAnswer), { windows: true }), shown[0]);
  expect(complete.error?.issues ?? []).toEqual([]);
});

describe('the examples of docs/api.md', () => {
  it.each([
    ['a window', strict(windowAnswer), having('windowId', 'comments')],
    ['a proof', strict(flipProof), having('boundary', 'dueAt')],
    ['a status', z.omit(strict(siteStatusAnswer), { windows: true }), having('breakGlass', 'siteId')],
    ['an explanation', strict(explanation), having('rule')],
    ['a refusal', problem, having('type', 'requestId')],
  ])('are such as the API answers: %s', (_what, schema, shown) => {
    expect(shown.length).toBeGreaterThan(0);
    for (const one of shown) expect(z.safeParse(schema, one).error?.issues ?? []).toEqual([]);
  });

  it('say of an impossible move what to do instead, as each such refusal of a person does', () => {
    const [refusal] = having('actual', 'legal');
    expect(refusal).toMatchObject({ advice: expect.any(String), detail: expect.stringMatching(/instead\.$/) });
  });
});
