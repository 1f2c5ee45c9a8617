// How often the right opportunity is among the first three suggested, and how often none is where none fits:
//   node suggestions.mjs [--halves 200] [--folder of other labels.ndjson, feedback.ndjson and hard-none.ndjson]
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Workspace, answers, readSample } from './suggestions/workspace.mjs';

const { values } = parseArgs({ options: { halves: { type: 'string', default: '200' }, folder: { type: 'string' } } });
const { opportunities, feedback, nearMisses } = readSample(values.folder && { folder: resolve(values.folder) });
const fits = feedback.filter(({ keys }) => keys[0] !== 'none');
const misfits = [...feedback.filter(({ keys }) => keys[0] === 'none'), ...nearMisses];
const leaves = opportunities.filter(({ leaf }) => leaf).map(({ id }) => id);
const hits = answers(opportunities);

const share = (items, holds) => items.filter(holds).length / items.length;
const percent = (number) => `${(100 * number).toFixed(1)} %`;
const mean = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
const spread = (numbers) => Math.sqrt(mean(numbers.map((each) => (each - mean(numbers)) ** 2)));

/** Random numbers from a seed (mulberry32), so that a run can be repeated. */
const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
function shuffled(items, seed) {
  const next = chance(seed);
  return items
    .map((each) => [next(), each])
    .sort(([one], [other]) => one - other)
    .map(([, each]) => each);
}

function measure(workspace, asked) {
  const answer = (item) => workspace.suggestFor(item, leaves).suggestions;
  return {
    found: share(asked, (item) => answer(item).some(({ opportunityId }) => hits(item, opportunityId))),
    fittingLeft: share(asked, (item) => answer(item).length === 0),
    misfitsLeft: share(misfits, (item) => answer(item).length === 0),
  };
}

const workspace = new Workspace(opportunities, feedback);
const bare = measure(workspace, fits);
const runs = [];
for (let seed = 1; seed <= Number(values.halves); seed += 1) {
  const items = shuffled(fits, seed);
  const linked = items.slice(0, items.length / 2);
  for (const item of linked) for (const key of item.keys) workspace.link(item, key);
  runs.push(measure(workspace, items.slice(items.length / 2)));
  for (const item of linked) for (const key of item.keys) workspace.link(item, key, -1);
}
const of = (name) => runs.map((run) => run[name]);
const row = (title, name, aim) =>
  `${title.padEnd(44)}${percent(bare[name]).padStart(9)}${percent(mean(of(name))).padStart(12)} ± ${(100 * spread(of(name))).toFixed(1)}   ${aim}`;
process.stdout
  .write(`${fits.length} items that fit, ${misfits.length} that fit nowhere, ${leaves.length} opportunities to choose from
${''.padEnd(44)}${'no links'.padStart(9)}${'half linked'.padStart(12)}  (mean ± spread of ${runs.length} halves)
${row('a labelled one among the first three', 'found', 'aims: 75 %, 82 %')}
${row('fitting ones left without', 'fittingLeft', 'at most 10 %')}
${row('those that fit nowhere left without', 'misfitsLeft', 'at least 50 %')}
`);
