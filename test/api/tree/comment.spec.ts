import { grow, type Node } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Comment {
  id: string;
  version: number;
  text: string;
  createdAt: string;
}
interface Page {
  nodes: Comment[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => [code, ...path]);

describe('a comment', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome();
  });

  const remark = (nodeId: string, text = 'So it is', more: object = {}, by = client) =>
    by.mutate<{ comment: Comment }>(
      'commentCreate',
      { nodeId, text, ...more },
      'comment { id version text createdAt authorName author { name } node { id } }',
    );
  const of = async (id: string, args = '') =>
    (
      await client.data<{ treeNode: { comments: Page } }>(
        `query ($id: ID!) { treeNode(id: $id) { comments${args} { nodes { id text version createdAt } pageInfo { hasNextPage endCursor } } } }`,
        { id },
      )
    ).treeNode.comments;

  it('is written in the name of the key, or of the person that the key acts for', async () => {
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    const text = 'One line,\nand another';
    expect((await remark(outcome.id, text)).comment).toMatchObject({
      text,
      version: 1,
      authorName: 'first key',
      author: null,
      node: { id: outcome.id },
    });
    const { comment } = await remark(outcome.id, text, {}, client.with({ 'x-on-behalf-of': person.id }));
    expect(comment).toMatchObject({ authorName: 'Ada', author: { name: 'Ada' } });
  });

  it('is listed latest first, page by page, and by the time it was written', async () => {
    const node = await plant.opportunity(outcome.id);
    const written: Comment[] = [];
    for (const text of ['one', 'two', 'three']) written.push((await remark(node.id, text)).comment);
    const first = await of(node.id, '(first: 2)');
    expect(first.nodes.map(({ text }) => text)).toEqual(['three', 'two']);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await of(node.id, `(first: 2, after: "${first.pageInfo.endCursor}")`);
    expect(second.nodes.map(({ text }) => text)).toEqual(['one']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const since = await of(node.id, `(filter: { from: "${written[1]?.createdAt}" })`);
    expect(since.nodes.map(({ text }) => text)).toEqual(['three', 'two']);
    const until = await of(node.id, `(filter: { to: "${written[1]?.createdAt}" })`);
    expect(until.nodes.map(({ text }) => text)).toEqual(['one']);
  });

  it('is reworded by who knows its version, and taken away', async () => {
    const { comment } = await remark(outcome.id);
    const reworded = await client.mutate<{ comment: Comment }>(
      'commentUpdate',
      { id: comment.id, expectedVersion: 1, text: 'Better so' },
      'comment { text version authorName }',
    );
    expect(reworded.comment).toEqual({ text: 'Better so', version: 2, authorName: 'first key' });
    const stale = await client.mutate('commentUpdate', { id: comment.id, expectedVersion: 1, text: 'Late' });
    expect(codes(stale)).toEqual([['VERSION_CONFLICT', 'expectedVersion']]);
    const gone = await client.mutate<{ deletedId: string }>('commentDelete', { id: comment.id }, 'deletedId');
    expect(gone).toEqual({ deletedId: comment.id, userErrors: [] });
    expect(codes(await client.mutate('commentDelete', { id: comment.id }))).toEqual([['NOT_FOUND', 'id']]);
    expect((await of(outcome.id)).nodes.map(({ id }) => id)).not.toContain(comment.id);
  });

  describe('of somebody', () => {
    const person = async (name: string): Promise<Client> => {
      const { person } = await client.mutate<{ person: { id: string } }>(
        'personCreate',
        { name, role: 'DESIGN' },
        'person { id }',
      );
      return client.with({ 'x-on-behalf-of': person.id });
    };
    const refused = async (by: Client, comment: Comment): Promise<string[][]> => [
      ...codes(
        await by.mutate('commentUpdate', { id: comment.id, expectedVersion: comment.version, text: 'Not mine' }),
      ),
      ...codes(await by.mutate('commentDelete', { id: comment.id })),
    ];
    const NOT_AUTHOR = ['NOT_AUTHOR', 'id'];
    const sameText = async ({ id, text }: Comment): Promise<void> => {
      const { node } = await client.data<{ node: object }>(
        'query ($id: ID!) { node(id: $id) { ... on Comment { text version } } }',
        { id },
      );
      expect(node).toEqual({ text, version: 1 });
    };

    it('who is a person is changed by that person, through whichever key acts for them, and by nobody else', async () => {
      const [ada, bob] = [await person('Ada'), await person('Bob')];
      const writer = await keyWith(client, ['TREE_READ', 'TREE_WRITE']);
      const { comment } = await remark(outcome.id, 'I saw it happen', {}, ada);
      for (const other of [bob.as(writer.token), writer]) {
        expect(await refused(other, comment)).toEqual([NOT_AUTHOR, NOT_AUTHOR]);
        await sameText(comment);
      }
      const change = { id: comment.id, expectedVersion: 1, text: 'I saw it happen twice' };
      expect(codes(await ada.as(writer.token).mutate('commentUpdate', change))).toEqual([]);
      expect(codes(await ada.as(writer.token).mutate('commentDelete', { id: comment.id }))).toEqual([]);
    });

    it('who is a key is changed by that key, also with a new token, and not by one of the same name or for a person', async () => {
      const scopes = ['TREE_READ', 'TREE_WRITE'];
      const make = async () =>
        client.mutate<{ apiKey: { id: string }; token: string }>(
          'apiKeyCreate',
          { name: 'tracker', scopes },
          'apiKey { id } token',
        );
      const [{ apiKey, token }, twin] = [await make(), await make()];
      const tracker = client.as(token);
      const { comment } = await remark(outcome.id, 'Synchronised', {}, tracker);
      const ada = await person('Ada');
      for (const other of [client.as(twin.token), ada.as(token)]) {
        expect(await refused(other, comment)).toEqual([NOT_AUTHOR, NOT_AUTHOR]);
        await sameText(comment);
      }
      const rotated = await client.mutate<{ token: string }>('apiKeyRotate', { id: apiKey.id }, 'token');
      const change = { id: comment.id, expectedVersion: 1, text: 'Synchronised again' };
      expect(codes(await client.as(rotated.token).mutate('commentUpdate', change))).toEqual([]);
      expect(codes(await client.as(rotated.token).mutate('commentDelete', { id: comment.id }))).toEqual([]);
    });

    it('is taken away by a key with the scope admin, which cannot reword it', async () => {
      const ada = await person('Ada');
      const { comment } = await remark(outcome.id, 'Not nice', {}, ada);
      const change = { id: comment.id, expectedVersion: 1, text: 'Nicer' };
      const answer = await client.mutate('commentUpdate', change);
      expect(codes(answer)).toEqual([NOT_AUTHOR]);
      expect(answer.userErrors[0]?.message).toBe('Only Ada may reword this comment.');
      await sameText(comment);
      const bob = (await person('Bob')).as((await keyWith(client, ['TREE_WRITE'])).token);
      const removal = await bob.mutate('commentDelete', { id: comment.id });
      expect(removal.userErrors.map(({ message }) => message)).toEqual([
        'Only Ada, or a key with the scope admin, may take this comment away.',
      ]);
      expect(codes(await client.mutate('commentDelete', { id: comment.id }))).toEqual([]);
    });
  });

  it('holds 1 to 2,000 characters, written once for one idempotency key', async () => {
    const node = await plant.opportunity(outcome.id);
    expect(codes(await remark(node.id, 'x'.repeat(2001)))).toEqual([['INVALID_VALUE', 'text']]);
    expect(codes(await remark(node.id, '\n'))).toEqual([['INVALID_VALUE', 'text']]);
    const once = { idempotencyKey: 'once' };
    const [one, other] = [
      await remark(node.id, 'x'.repeat(2000), once),
      await remark(node.id, 'x'.repeat(2000), once, client.elsewhere()),
    ];
    expect(other.comment).toEqual(one.comment);
    expect((await of(node.id)).nodes).toHaveLength(1);
  });

  it('leaves the version of its node and the revision of the tree as they are', async () => {
    const tree = await plant.outcome();
    const look = () =>
      client.data('query ($id: ID!) { tree(outcomeId: $id) { revision nodes { version updatedAt } } }', {
        id: tree.id,
      });
    const before = await look();
    await remark(tree.id);
    expect(await look()).toEqual(before);
  });

  it('can be read, but neither added, changed nor taken away, once its node is archived', async () => {
    const node = await plant.opportunity(outcome.id);
    const { comment } = await remark(node.id);
    await client.mutate('nodeArchive', { id: node.id, expectedVersion: 1, reason: 'Over' });
    const { id } = comment;
    expect(codes(await remark(node.id))).toEqual([['ARCHIVED', 'nodeId']]);
    expect(codes(await client.mutate('commentUpdate', { id, expectedVersion: 1, text: 'New' }))).toEqual([
      ['ARCHIVED', 'id'],
    ]);
    expect(codes(await client.mutate('commentDelete', { id }))).toEqual([['ARCHIVED', 'id']]);
    expect((await of(node.id)).nodes).toMatchObject([{ id, version: 1 }]);
  });

  it('follows its opportunity when that is merged', async () => {
    const [from, into] = [await plant.opportunity(outcome.id), await plant.opportunity(outcome.id)];
    const { comment } = await remark(from.id, 'Moves');
    await client.mutate('opportunityMerge', {
      id: from.id,
      expectedVersion: 1,
      intoId: into.id,
      intoExpectedVersion: 1,
    });
    expect((await of(into.id)).nodes).toMatchObject([{ id: comment.id, version: 2 }]);
    expect((await of(from.id)).nodes).toEqual([]);
  });

  it('looks to another workspace like one that does not exist', async () => {
    const { comment } = await remark(outcome.id);
    const stranger = await newWorkspace();
    expect(codes(await remark(outcome.id, 'Mine', {}, stranger))).toEqual([['NOT_FOUND', 'nodeId']]);
    const change = { id: comment.id, expectedVersion: 1, text: 'Mine' };
    expect(codes(await stranger.mutate('commentUpdate', change))).toEqual([['NOT_FOUND', 'id']]);
    expect(codes(await stranger.mutate('commentDelete', { id: comment.id }))).toEqual([['NOT_FOUND', 'id']]);
  });

  it('takes a key that may change trees', async () => {
    const reader = await keyWith(client, ['TREE_READ']);
    const { errors } = await reader.ask(
      'mutation ($id: ID!) { commentCreate(input: { nodeId: $id, text: "No" }) { userErrors { code } } }',
      { id: outcome.id },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('is read with every node of a tree at once', async () => {
    const tree = await plant.outcome();
    const remarked = async () => {
      const node = await plant.opportunity(tree.id);
      await remark(node.id);
    };
    const asked = async () => {
      const { errors, data } = await client.ask<{ tree: { nodes: { comments: Page }[] } }>(
        'query ($id: ID!) { tree(outcomeId: $id, first: 50) { nodes { comments(first: 1) { nodes { text } } openQuestions { id } } } }',
        { id: tree.id },
      );
      expect(errors).toBeUndefined();
      return data.tree.nodes.flatMap(({ comments }) => comments.nodes).length;
    };
    await remarked();
    expect(await asked()).toBe(1);
    for (let more = 0; more < 5; more++) await remarked();
    expect(await asked()).toBe(6);
  });
});
