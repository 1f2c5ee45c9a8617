import { dataOf } from './processes.mjs';

/** Nodes below each node, by level: 1 outcome, 9 + 45 + 135 opportunities, 270 solutions, 540 experiments. */
export const THOUSAND = [9, 5, 3, 2, 2];
/** 1 + 11 + 66 + 264 + 528 + 1,056 nodes, near the 2,000 that one call plants. */
export const TWO_THOUSAND = [11, 6, 4, 2, 2];

const LISTS = ['opportunities', 'opportunities', 'opportunities', 'solutions', 'experiments'];
const TITLES = [
  'I cannot tell which of my reports are out of date',
  'I forget what I promised to whom in the last meeting',
  'Show the age of every figure beside it',
  'Ten people can say unaided how old a figure is',
];

/**
 * Plants a tree and answers the id of its outcome.
 *
 * @param {import('./processes.mjs').Served} service
 * @param {number[]} widths nodes below each node, by level
 */
export async function plant(service, widths) {
  let count = 0;
  const below = (level) =>
    level === widths.length
      ? {}
      : {
          [LISTS[level]]: Array.from({ length: widths[level] }, () => ({
            title: `${TITLES[count % TITLES.length]} (${(count += 1)})`,
            ...below(level + 1),
          })),
        };
  const { treeCreate } = await dataOf(
    service,
    'mutation ($input: TreeCreateInput!) { treeCreate(input: $input) { outcome { id } userErrors { message } } }',
    { input: { outcome: { title: 'More teams decide on fresh figures', ...below(0) } } },
  );
  if (treeCreate.outcome === null) throw new Error(JSON.stringify(treeCreate.userErrors));
  return treeCreate.outcome.id;
}
