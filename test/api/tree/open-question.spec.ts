import { grow, type Node } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Question {
  id: string;
  version: number;
  text: string;
  answer: string | null;
  answeredAt: string | null;
}
const QUESTION = 'id version text answer answeredAt dueOn for { name } node { id }';

describe('an open question', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome();
  });

  const ask = (nodeId: string, text = 'How many?', more: object = {}) =>
    client.mutate<{ openQuestion: Question }>(
      'openQuestionCreate',
      { nodeId, text, ...more },
      `openQuestion { ${QUESTION} }`,
    );
  const person = async (name: string) =>
    (await client.mutate<{ person: { id: string } }>('personCreate', { name, role: 'RESEARCH' }, 'person { id }'))
      .person;
  const of = async (id: string) =>
    (
      await client.data<{ treeNode: { openQuestions: Question[] } }>(
        'query ($id: ID!) { treeNode(id: $id) { openQuestions { id text version } } }',
        { id },
      )
    ).treeNode.openQuestions;
  const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
    userErrors.map(({ code, path }) => [code, ...path]);

  it('is asked about a node, of a person, by a day', async () => {
    const node = await plant.opportunity(outcome.id);
    const { id: forId } = await person('Ada');
    const { openQuestion } = await ask(node.id, 'How many\nof them?', { forId, dueOn: '2026-12-24' });
    expect(openQuestion).toEqual({
      id: expect.any(String) as string,
      version: 1,
      text: 'How many\nof them?',
      answer: null,
      answeredAt: null,
      dueOn: '2026-12-24',
      for: { name: 'Ada' },
      node: { id: node.id },
    });
    expect((await of(node.id)).map(({ id }) => id)).toEqual([openQuestion.id]);
  });

  it('is answered, and opened again by a null answer', async () => {
    const { openQuestion } = await ask(outcome.id);
    const answer = (expectedVersion: number, more: object) =>
      client.mutate<{ openQuestion: Question }>(
        'openQuestionAnswer',
        { id: openQuestion.id, expectedVersion, ...more },
        `openQuestion { ${QUESTION} }`,
      );
    const answered = await answer(1, { answer: 'Nine' });
    expect(answered.openQuestion).toMatchObject({
      answer: 'Nine',
      answeredAt: expect.any(String) as string,
      version: 2,
    });
    expect(codes(await answer(2, {}))).toEqual([['INVALID_VALUE', 'answer']]);
    expect(codes(await answer(2, { answer: ' ' }))).toEqual([['INVALID_VALUE', 'answer']]);
    const stale = await answer(1, { answer: 'Ten' });
    expect(codes(stale)).toEqual([['VERSION_CONFLICT', 'expectedVersion']]);
    expect(stale.openQuestion).toMatchObject({ answer: 'Nine', version: 2 });
    const opened = await answer(2, { answer: null });
    expect(opened.openQuestion).toMatchObject({ answer: null, answeredAt: null, version: 3 });
  });

  it('changes what the update names, and null clears', async () => {
    const { id: forId } = await person('Grace');
    const { openQuestion } = await ask(outcome.id, 'Who?', { forId, dueOn: '2026-12-24' });
    const update = (expectedVersion: number, more: object) =>
      client.mutate<{ openQuestion: Question }>(
        'openQuestionUpdate',
        { id: openQuestion.id, expectedVersion, ...more },
        'openQuestion { text dueOn for { name } }',
      );
    const { openQuestion: changed } = await update(1, { dueOn: null });
    expect(changed).toEqual({ text: 'Who?', dueOn: null, for: { name: 'Grace' } });
    expect(codes(await update(2, { text: null }))).toEqual([['INVALID_VALUE', 'text']]);
    expect(codes(await update(2, { forId: outcome.id }))).toEqual([['NOT_FOUND', 'forId']]);
  });

  it('leaves the version of its node and the revision of the tree as they are', async () => {
    const tree = await plant.outcome();
    const look = () =>
      client.data('query ($id: ID!) { tree(outcomeId: $id) { revision nodes { version updatedAt } } }', {
        id: tree.id,
      });
    const before = await look();
    const { openQuestion } = await ask(tree.id);
    await client.mutate('openQuestionAnswer', { id: openQuestion.id, expectedVersion: 1, answer: 'Yes' });
    expect(await look()).toEqual(before);
  });

  it('is refused for a node or a person that is not there, or of another workspace', async () => {
    const stranger = await grow(await newWorkspace()).outcome();
    expect(codes(await ask(stranger.id))).toEqual([['NOT_FOUND', 'nodeId']]);
    expect(codes(await ask('no id at all'))).toEqual([['NOT_FOUND', 'nodeId']]);
    expect(codes(await ask(outcome.id, 'Who?', { forId: stranger.id }))).toEqual([['NOT_FOUND', 'forId']]);
    expect(codes(await ask(outcome.id, '  '))).toEqual([['INVALID_VALUE', 'text']]);
  });

  it('is asked once, however often the same request comes', async () => {
    const node = await plant.opportunity(outcome.id);
    const answers = await Promise.all(
      [client, client.elsewhere(), client].map((each) =>
        each.ask<{ openQuestionCreate: { openQuestion: Question } }>(
          'mutation ($id: ID!) { openQuestionCreate(input: { nodeId: $id, text: "Once?", idempotencyKey: "once" }) { openQuestion { id } } }',
          { id: node.id },
        ),
      ),
    );
    const ids = answers.flatMap(({ data, errors }) => (errors ? [] : [data.openQuestionCreate.openQuestion.id]));
    expect(new Set(ids).size).toBe(1);
    expect(await of(node.id)).toHaveLength(1);
  });

  it('can be read, but not changed, once its node is archived', async () => {
    const above = await plant.opportunity(outcome.id);
    const node = await plant.opportunity(above.id);
    const { openQuestion } = await ask(node.id);
    await client.mutate('nodeArchive', { id: above.id, expectedVersion: 1, reason: 'Over' });
    const { id } = openQuestion;
    expect(codes(await ask(node.id))).toEqual([['ARCHIVED', 'nodeId']]);
    expect(codes(await client.mutate('openQuestionUpdate', { id, expectedVersion: 1, text: 'New' }))).toEqual([
      ['ARCHIVED', 'id'],
    ]);
    expect(codes(await client.mutate('openQuestionAnswer', { id, expectedVersion: 1, answer: 'New' }))).toEqual([
      ['ARCHIVED', 'id'],
    ]);
    expect(await of(node.id)).toEqual([{ id, text: 'How many?', version: 1 }]);
  });

  it('follows its opportunity when that is merged, in a new version', async () => {
    const [from, into] = [await plant.opportunity(outcome.id), await plant.opportunity(outcome.id)];
    const [one, other] = [await ask(from.id, 'One?'), await ask(into.id, 'Other?')];
    const { userErrors } = await client.mutate('opportunityMerge', {
      id: from.id,
      expectedVersion: 1,
      intoId: into.id,
      intoExpectedVersion: 1,
    });
    expect(userErrors).toEqual([]);
    expect(await of(into.id)).toEqual([
      { id: one.openQuestion.id, text: 'One?', version: 2 },
      { id: other.openQuestion.id, text: 'Other?', version: 1 },
    ]);
    expect(await of(from.id)).toEqual([]);
  });

  it('is one of at most 100 of its node, also after a merge, however many ask at once', async () => {
    const [from, into] = [await plant.opportunity(outcome.id), await plant.opportunity(outcome.id)];
    await ask(from.id);
    for (let asked = 0; asked < 96; asked += 16) await Promise.all(Array.from({ length: 16 }, () => ask(into.id)));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? client : client.elsewhere()).mutate('openQuestionCreate', { nodeId: into.id, text: 'More?' }),
      ),
    );
    expect(answers.flatMap(codes)).toEqual(Array.from({ length: 4 }, () => ['TOO_MANY', 'nodeId']));
    expect(await of(into.id)).toHaveLength(100);
    const merge = { id: from.id, expectedVersion: 1, intoId: into.id, intoExpectedVersion: 1 };
    expect(codes(await client.mutate('opportunityMerge', merge))).toEqual([['TOO_MANY', 'intoId']]);
  });
});

describe('the list of open questions', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
    const plant = grow(client);
    const outcome = await plant.outcome();
    const gone = await plant.opportunity(outcome.id);
    const below = await plant.solution(gone.id);
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    const ask = async (nodeId: string, text: string, more: object = {}) =>
      (
        await client.mutate<{ openQuestion: Question }>(
          'openQuestionCreate',
          { nodeId, text, ...more },
          'openQuestion { id }',
        )
      ).openQuestion;
    await ask(outcome.id, 'due', { dueOn: '2026-12-01' });
    await ask(outcome.id, 'due later', { dueOn: '2026-12-02', forId: person.id });
    const { id } = await ask(outcome.id, 'answered', { forId: person.id });
    await client.mutate('openQuestionAnswer', { id, expectedVersion: 1, answer: 'Yes' });
    await ask(below.id, 'archived');
    await client.mutate('nodeArchive', { id: gone.id, expectedVersion: 1, reason: 'Over' });
  });

  const texts = async (args: string) =>
    (
      await client.data<{ openQuestions: { nodes: Question[] } }>(`{ openQuestions${args} { nodes { text } } }`)
    ).openQuestions.nodes.map(({ text }) => text);

  it('holds those of nodes that are not archived, oldest first', async () => {
    expect(await texts('')).toEqual(['due', 'due later', 'answered']);
    expect(await texts('(filter: { includeArchived: true })')).toEqual(['due', 'due later', 'answered', 'archived']);
  });

  it('is filtered by answer, day and person', async () => {
    const { persons } = await client.data<{ persons: { nodes: { id: string }[] } }>('{ persons { nodes { id } } }');
    expect(await texts('(filter: { isAnswered: true })')).toEqual(['answered']);
    expect(await texts('(filter: { isAnswered: false })')).toEqual(['due', 'due later']);
    expect(await texts('(filter: { dueBefore: "2026-12-02" })')).toEqual(['due']);
    expect(await texts(`(filter: { forIds: ["${persons.nodes[0]?.id}"] })`)).toEqual(['due later', 'answered']);
    await expect(texts(`(filter: { forIds: ["' OR 1=1 --"] })`)).rejects.toThrow('names none');
  });

  it('is read page by page', async () => {
    const page = async (after: string | null) =>
      (
        await client.data<{ openQuestions: { nodes: Question[]; pageInfo: { endCursor: string } } }>(
          'query ($after: String) { openQuestions(first: 2, after: $after) { nodes { text } pageInfo { endCursor } } }',
          { after },
        )
      ).openQuestions;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first, second].map(({ nodes }) => nodes.map(({ text }) => text))).toEqual([
      ['due', 'due later'],
      ['answered'],
    ]);
  });
});
