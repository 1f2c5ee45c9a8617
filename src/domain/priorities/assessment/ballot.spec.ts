import fc from 'fast-check';
import { type BallotAnswers, ballotOutcome, checkAnswers, preferencesIn, type Vote } from './ballot.ts';

const ids = ['a', 'b', 'c'];
const pair = (preferredId: string, overId: string) => ({ preferredId, overId });
const pairs = (...given: ReturnType<typeof pair>[]): BallotAnswers => ({ pairs: given, ratings: [] });
const ratings = (...given: [candidateId: string, rating: number][]): BallotAnswers => ({
  pairs: [],
  ratings: given.map(([candidateId, rating]) => ({ candidateId, rating })),
});

describe('answers', () => {
  it('fit where they are of the ballot’s kind and name its candidates, each pair and each candidate once', () => {
    expect(checkAnswers('PAIRWISE', ids, pairs(pair('a', 'b'), pair('c', 'a')))).toEqual([]);
    expect(checkAnswers('RATING', ids, ratings(['a', 5], ['b', 5]))).toEqual([]);
  });

  it.each([
    ['PAIRWISE', pairs(), ['INVALID_VALUE pairs']],
    ['PAIRWISE', ratings(['a', 1]), ['INVALID_VALUE ratings', 'INVALID_VALUE pairs']],
    ['RATING', pairs(pair('a', 'b')), ['INVALID_VALUE pairs', 'INVALID_VALUE ratings']],
    ['PAIRWISE', pairs(pair('a', 'd')), ['NOT_FOUND pairs 0 overId']],
    ['PAIRWISE', pairs(pair('a', 'a')), ['INVALID_VALUE pairs 0 overId']],
    ['PAIRWISE', pairs(pair('a', 'b'), pair('b', 'a')), ['INVALID_VALUE pairs 1']],
    ['RATING', ratings(['d', 1]), ['NOT_FOUND ratings 0 candidateId']],
    ['RATING', ratings(['a', 1], ['a', 2]), ['INVALID_VALUE ratings 1 candidateId']],
  ] as const)('in a ballot by %s are refused: %j', (kind, answers, expected) => {
    expect(checkAnswers(kind, ids, answers).map(({ code, path }) => [code, ...path].join(' '))).toEqual(expected);
  });

  it('say the same as pairs and as ratings', () => {
    const asPairs = preferencesIn('PAIRWISE', ids, pairs(pair('a', 'b'), pair('a', 'c'), pair('c', 'b')));
    const asRatings = preferencesIn('RATING', ids, ratings(['a', 5], ['b', 1], ['c', 3]));
    const sorted = (given: typeof asPairs) => given.map(({ winner, loser }) => `${winner}>${loser}`).sort();
    expect(sorted(asRatings)).toEqual(sorted(asPairs));
  });
});

describe('the outcome of a ballot', () => {
  const vote = (voterId: string, ...given: [string, number][]): Vote => ({
    voterId,
    preferences: preferencesIn('RATING', ids, ratings(...given)),
  });

  it('has the matrix, the order, the circles, each voter’s distance and the divided pairs', () => {
    const votes = [
      vote('Ada', ['a', 3], ['b', 2], ['c', 1]),
      vote('Bo', ['a', 3], ['b', 2], ['c', 1]),
      vote('Cy', ['a', 1], ['b', 2], ['c', 3]),
    ];
    const outcome = ballotOutcome(3, votes);
    expect(outcome.matrix).toEqual([
      [0, 2, 2],
      [1, 0, 2],
      [1, 1, 0],
    ]);
    expect(outcome.order.map(({ candidate, rank }) => [candidate, rank])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(outcome.together).toEqual({ circularTriads: 0, zeta: 1 });
    expect(outcome.voters.map(({ voterId, distance }) => [voterId, distance])).toEqual([
      ['Ada', 0],
      ['Bo', 0],
      ['Cy', 1],
    ]);
    expect(outcome.splits[0]).toMatchObject({ one: 0, other: 1, forOneIds: ['Ada', 'Bo'], forOtherIds: ['Cy'] });
    expect(outcome.strengths).toBeNull();
    expect(outcome.strengthsNote).toContain('6 candidates and 5 voters; here are 3 and 3');
  });

  it('is defined for a ballot without votes', () => {
    expect(ballotOutcome(2, [])).toMatchObject({ voters: [], splits: [], strengths: null, together: null });
  });

  const six = ['a', 'b', 'c', 'd', 'e', 'f'];
  const panel = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }), {
    minLength: 5,
    maxLength: 8,
  });

  it('has strengths from six candidates and five voters, says so of a phantom, and does not depend on the order of votes', () => {
    fc.assert(
      fc.property(panel, (given) => {
        const votes = given.map((each, index): Vote => {
          const answers = ratings(...each.map((rating, at): [string, number] => [six[at] ?? '', rating]));
          return { voterId: String(index), preferences: preferencesIn('RATING', six, answers) };
        });
        const outcome = ballotOutcome(6, votes);
        const judging = votes.filter((each) => each.preferences.length > 0).length;
        expect(outcome.strengths !== null).toBe(judging >= 5);
        expect(outcome.strengthsNote === null).toBe(outcome.strengths?.phantom === false);
        const turned = ballotOutcome(6, [...votes].reverse());
        expect([turned.matrix, turned.order, turned.together]).toEqual([
          outcome.matrix,
          outcome.order,
          outcome.together,
        ]);
      }),
    );
  });
});
