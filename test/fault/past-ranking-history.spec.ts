import { chanceOf } from '../support/chance.ts';
import { newWorkspace } from '../support/service.ts';
import { instantBetween, TreeHistory } from '../support/tree-history.ts';

const HISTORIES = process.env['OST_TEST_FULL'] === 'true' ? 200 : 1;
const STEPS = 20;
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

const RANKING = (kind: 'opportunity' | 'solution'): string => `
  query ($id: ID!, $asOf: PastDateTime, $filter: RankingFilter, $model: ScoringModelKey, $own: ID, $first: Int = 50, $after: String) {
    ranking: ${kind}Ranking(outcomeId: $id, asOf: $asOf, filter: $filter, model: $model, ownModelId: $own, first: $first, after: $after) {
      totalCount unscoredCount flatAcrossParents hint borrowed pageInfo { hasNextPage endCursor }
      edges { rank band { firstRank lastRank goesOn note }
        node { pathTitles ${kind} { id title status parentId } score { id value displayValue missing inputs { factor value } steps } } } } }`;
describe('a ranking of the past, after anything that may happen', () => {
  it(
    `equals a copy taken then: ${HISTORIES} histories, seed ${SEED}`,
    async () => {
      const filters = [null, { includeArchived: true, includeLaidAside: true }, { leafOnly: true }];
      for (let history = 0; history < HISTORIES; history++) {
        const below = chanceOf(SEED + history * 7919);
        const own = await newWorkspace(`past ranking ${history}`);
        const trees = await TreeHistory.begin(own, below);
        const copies: { kind: 'opportunity' | 'solution'; asked: object; copy: unknown }[] = [];
        for (let step = 0; step < STEPS; step++) {
          await trees.step();
          if (below(4) > 0) continue;
          const asOf = await instantBetween();
          for (const id of trees.outcomeIds)
            for (const kind of ['opportunity', 'solution'] as const)
              for (const filter of filters) {
                const asked = { id, filter, model: 'RICE' };
                copies.push({ kind, asked: { ...asked, asOf }, copy: await own.data(RANKING(kind), asked) });
              }
        }
        const comparable = (answer: unknown): unknown =>
          JSON.parse(JSON.stringify(answer, (name, value: unknown) => (name === 'endCursor' ? undefined : value)));
        for (const { kind, asked, copy } of copies) {
          const place = `seed ${SEED}, history ${history}, ${kind} ${JSON.stringify(asked)}`;
          expect([place, comparable(await own.data(RANKING(kind), { ...asked }))]).toEqual([place, comparable(copy)]);
        }
      }
    },
    HISTORIES * 10_000 + 60_000,
  );
});
