import { grow, type Node } from '../../support/grow.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';

const NOBODY = '0198f3f0-0000-7000-8000-000000000000';
const VOTE = 'id voterId castAt pairs { preferredId overId } ratings { candidateId rating }';
const BALLOT = `id version closedAt closedEarly outstanding candidates { id } votes { ${VOTE} } result {
  matrix order { rank wins losses ties candidate { id } } together { circularTriads zeta }
  voters { voter { id } consistency { circularTriads zeta } distance } splits { one { id } other { id } evenness forOne { id } forOther { id } }
  strengths { strength candidate { id } } strengthsNote }`;

interface Vote {
  id: string;
  castAt: string | null;
  pairs: object[] | null;
  ratings: object[] | null;
}
interface Ballot {
  id: string;
  version: number;
  closedAt: string | null;
  closedEarly: boolean;
  outstanding: number;
  candidates: { id: string }[];
  votes: Vote[];
  result: {
    matrix: number[][];
    order: { rank: number; candidate: { id: string } }[];
    together: object | null;
    voters: { voter: { id: string }; distance: number | null; consistency: object | null }[];
    splits: { evenness: number; forOne: object[]; forOther: object[] }[];
    strengths: { strength: number; candidate: { id: string } }[] | null;
    strengthsNote: string | null;
  } | null;
}

describe('ballots', () => {
  let client: Client;
  let tree: ReturnType<typeof grow>;
  let persons: string[];
  let outcome: Node;
  let candidates: string[];
  beforeAll(async () => {
    client = await newWorkspace();
    tree = grow(client);
    persons = [];
    for (const name of ['Ada', 'Bo', 'Cy', 'Di', 'Ed']) {
      const { person } = await client.mutate<{ person: { id: string } }>(
        'personCreate',
        { name, role: 'OTHER' },
        'person { id }',
      );
      persons.push(person.id);
    }
    outcome = await tree.outcome();
    candidates = [];
    for (const title of ['Plan', 'Find', 'Cook', 'Eat', 'Clean', 'Keep'])
      candidates.push((await tree.opportunity(outcome.id, title)).id);
  });

  const open = (more: object = {}) =>
    client.mutate<{ ballot: Ballot | null }>(
      'ballotOpen',
      {
        question: 'Which first?',
        kind: 'RATING',
        voterIds: persons.slice(0, 3),
        candidateIds: candidates.slice(0, 3),
        ...more,
      },
      `ballot { ${BALLOT} }`,
    );
  const opened = async (more: object = {}): Promise<Ballot> => {
    const { ballot, userErrors } = await open(more);
    if (!ballot) throw new Error(JSON.stringify(userErrors));
    return ballot;
  };
  const vote = (ballotId: string, voterId: string | undefined, more: object, by = client) =>
    by.mutate<{ vote: Vote | null }>('ballotVote', { ballotId, voterId, ...more }, `vote { ${VOTE} }`);
  const rate = (ballotId: string, voter: number, ratings: readonly number[], by = client) =>
    vote(
      ballotId,
      persons[voter],
      { ratings: ratings.map((rating, index) => ({ candidateId: candidates[index], rating })) },
      by,
    );
  const seen = async (id: string): Promise<Ballot> =>
    (await client.data<{ node: Ballot }>(`query ($id: ID!) { node(id: $id) { ... on Ballot { ${BALLOT} } } }`, { id }))
      .node;

  it('hide every vote, at every door, until the last is in, and then tell all', async () => {
    const { id } = await opened();
    const secret = 3;
    const { vote: own } = await rate(id, 0, [5, secret, 1]);
    await rate(id, 1, [5, secret, 1], client.elsewhere());
    expect(own).toMatchObject({ pairs: null, ratings: null });
    const during = await seen(id);
    expect(during).toMatchObject({ closedAt: null, outstanding: 1, result: null });
    expect(during.votes.map(({ castAt, ratings, pairs }) => [castAt !== null, ratings, pairs])).toEqual([
      [true, null, null],
      [true, null, null],
      [false, null, null],
    ]);
    const { nodes } = await client.data<{ nodes: Vote[] }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on BallotVote { ${VOTE} } } }`,
      { ids: during.votes.map((each) => each.id) },
    );
    expect(nodes.map(({ ratings }) => ratings)).toEqual([null, null, null]);
    // Every line of the export and every image of the log: none holds an answer, by whatever name.
    const { text: exported } = await client.get('/export');
    const log = await look<{ image: object }>(client, 'SELECT image FROM change_log');
    expect(exported).toContain(id);
    expect(JSON.stringify(log)).toContain(own?.id);
    for (const text of [exported, JSON.stringify(log)]) {
      expect(text).not.toContain('"candidateId"');
      expect(text).not.toContain('"rating"');
    }

    await rate(id, 2, [1, 3, 5]);
    const after = await seen(id);
    expect(after).toMatchObject({ closedEarly: false, outstanding: 0 });
    expect(after.votes[0]?.ratings).toEqual(
      [5, secret, 1].map((rating, at) => ({ candidateId: candidates[at], rating })),
    );
    expect(after.result).toMatchObject({
      matrix: [
        [0, 2, 2],
        [1, 0, 2],
        [1, 1, 0],
      ],
      order: candidates.slice(0, 3).map((candidate, index) => ({ rank: index + 1, candidate: { id: candidate } })),
      together: { circularTriads: 0, zeta: 1 },
      voters: [0, 0, 1].map((distance, index) => ({ distance, voter: { id: persons[index] } })),
      strengths: null,
    });
    expect(after.result?.splits[0]).toMatchObject({
      forOne: [{ id: persons[0] }, { id: persons[1] }],
      forOther: [{ id: persons[2] }],
    });
    expect(after.result?.strengthsNote).toContain('6 candidates and 5 voters');
    expect(JSON.stringify(await look(client, 'SELECT image FROM change_log'))).toContain('"candidateId"');
    expect(await look(client, 'SELECT FROM sealed_vote')).toEqual([]);
  });

  it('are closed once when the last two vote at once over two processes', async () => {
    const { id } = await opened({ voterIds: persons.slice(0, 2) });
    const answers = await Promise.all([rate(id, 0, [3, 2, 1]), rate(id, 1, [3, 2, 1], client.elsewhere())]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const ballot = await seen(id);
    expect([ballot.version, ballot.outstanding, ballot.result?.matrix[0]]).toEqual([2, 0, [0, 2, 2]]);
    const again = { ratings: [{ candidateId: candidates[0], rating: 5 }], idempotencyKey: 'last' };
    const { id: single } = await opened({ voterIds: [persons[0]] });
    const [first, repeated] = [await vote(single, persons[0], again), await vote(single, persons[0], again)];
    expect([repeated.userErrors, repeated]).toEqual([[], first]);
    const late = await rate(id, 0, [1, 2, 3]);
    expect(late.userErrors).toMatchObject([{ code: 'NOT_APPLICABLE', path: ['ballotId'] }]);
  });

  it('take pairs, find a circle, let people vote anew while they are open, and act on behalf of them', async () => {
    const [a, b, c] = candidates;
    const { id } = await opened({ kind: 'PAIRWISE', voterIds: persons.slice(0, 2) });
    const pair = (preferredId: string | undefined, overId: string | undefined) => ({ preferredId, overId });
    const ada = client.with({ 'x-on-behalf-of': persons[0] ?? '' });
    await vote(id, undefined, { pairs: [pair(a, b)] }, ada);
    await vote(id, undefined, { pairs: [pair(a, b), pair(b, c), pair(c, a)] }, ada);
    const other = await vote(id, persons[1], { pairs: [pair(a, b)] }, ada);
    expect(other.userErrors).toMatchObject([{ code: 'NOT_APPLICABLE', path: ['voterId'] }]);
    await vote(id, persons[1], { pairs: [pair(a, b)] });
    const { result, votes } = await seen(id);
    expect(votes[1]?.pairs).toEqual([{ preferredId: a, overId: b }]);
    expect(result?.matrix).toEqual([
      [0, 2, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(result?.together).toEqual({ circularTriads: 1, zeta: 0 });
    expect(result?.voters.map(({ consistency }) => consistency)).toEqual([{ circularTriads: 1, zeta: 0 }, null]);
  });

  it('tell strengths from six candidates and five voters, and when a phantom was needed', async () => {
    const { id } = await opened({ candidateIds: null, parentId: outcome.id, voterIds: persons });
    for (const voter of [0, 1, 2, 3, 4]) await rate(id, voter, [5, 4, 4, 3, 2, 1]);
    const { result, candidates: stood } = await seen(id);
    expect(stood.map((each) => each.id)).toEqual(candidates);
    expect(result?.strengths?.map(({ candidate }) => candidate.id)).toEqual(candidates);
    expect(result?.strengthsNote).toContain('phantom');
    expect(result?.order.map(({ rank }) => rank)).toEqual([1, 2, 2, 4, 5, 6]);
  });

  it('can be closed before all have voted, once, by whoever knows them as they are', async () => {
    const { id } = await opened();
    await rate(id, 0, [5, 4, 3]);
    const close = (expectedVersion: number) =>
      client.mutate<{ ballot: { closedEarly: boolean; outstanding: number } | null }>(
        'ballotClose',
        { id, expectedVersion },
        'ballot { closedEarly outstanding }',
      );
    expect((await close(2)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    expect(await close(1)).toEqual({ userErrors: [], ballot: { closedEarly: true, outstanding: 2 } });
    expect((await close(2)).userErrors).toMatchObject([{ code: 'NOT_APPLICABLE', path: ['id'] }]);
    expect((await seen(id)).result?.voters).toHaveLength(1);
  });

  it('are refused without candidates of one kind, without voters, and with too few', async () => {
    const [a = '', b = ''] = candidates;
    const solution = await tree.solution(a);
    const gone = await tree.opportunity(b);
    await client.mutate('nodeArchive', { id: gone.id, expectedVersion: 1, reason: 'Over' });
    const faults = async (more: object) =>
      (await open(more)).userErrors.map(({ code, path }) => [code, ...path].join(' '));
    expect(await faults({ candidateIds: [a] })).toEqual(['INVALID_VALUE candidateIds']);
    expect(await faults({ candidateIds: null })).toEqual(['INVALID_VALUE candidateIds']);
    expect(await faults({ parentId: outcome.id })).toEqual(['INVALID_VALUE candidateIds']);
    expect(await faults({ candidateIds: [a, solution.id] })).toEqual(['WRONG_KIND candidateIds 1']);
    expect(await faults({ candidateIds: [a, outcome.id] })).toEqual(['WRONG_KIND candidateIds 1']);
    expect(await faults({ candidateIds: [a, gone.id] })).toEqual(['ARCHIVED candidateIds 1']);
    expect(await faults({ candidateIds: [a, NOBODY], voterIds: [NOBODY] })).toEqual([
      'NOT_FOUND candidateIds 1',
      'NOT_FOUND voterIds 0',
    ]);
    expect(await faults({ candidateIds: null, parentId: a })).toEqual(['INVALID_VALUE parentId']);
    expect(await faults({ voterIds: [] })).toEqual(['INVALID_VALUE voterIds']);
  });

  it('refuse votes of strangers, of nobody, and on what does not stand', async () => {
    const { id } = await opened();
    const faults = async (voterId: string | undefined, more: object) =>
      (await vote(id, voterId, more)).userErrors.map(({ code, path }) => [code, ...path].join(' '));
    const ratings = [{ candidateId: candidates[0], rating: 5 }];
    expect(await faults(persons[4], { ratings })).toEqual(['NOT_APPLICABLE voterId']);
    expect(await faults(undefined, { ratings })).toEqual(['INVALID_VALUE voterId']);
    expect(await faults(NOBODY, { ratings })).toEqual(['NOT_FOUND voterId']);
    expect(await faults(persons[0], {})).toEqual(['INVALID_VALUE ratings']);
    expect(await faults(persons[0], { ratings: [{ candidateId: candidates[5], rating: 5 }] })).toEqual([
      'NOT_FOUND ratings 0 candidateId',
    ]);
    expect(await faults(persons[0], { ratings: [{ candidateId: candidates[0], rating: 6 }] })).toEqual([
      'INVALID_VALUE ratings 0 rating',
    ]);
    expect((await seen(id)).outstanding).toBe(3);
  });

  it('are listed latest first, open or closed, and by candidate', async () => {
    const own = await tree.outcome();
    const [one, two] = [await tree.opportunity(own.id), await tree.opportunity(own.id)];
    const first = await opened({ candidateIds: [one.id, two.id], voterIds: [persons[0]] });
    const second = await opened({ candidateIds: [one.id, two.id] });
    await vote(first.id, persons[0], { ratings: [{ candidateId: one.id, rating: 2 }] });
    const list = async (args: string) =>
      (
        await client.data<{ ballots: { nodes: { id: string }[] } }>(
          `{ ballots(filter: { candidateIds: ["${one.id}"], ${args} }) { nodes { id } } }`,
        )
      ).ballots.nodes.map(({ id }) => id);
    expect(await list('')).toEqual([second.id, first.id]);
    expect(await list('isOpen: true')).toEqual([second.id]);
    expect(await list('isOpen: false')).toEqual([first.id]);
    expect(await list('teamIds: []')).toEqual([]);
  });
});
