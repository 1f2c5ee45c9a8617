// How long one caller can hold up everybody else: by the most expensive query that is accepted, ten at once, and by
// the most expensive documents that are refused. Usage: node event-loop.mjs [--repeats 7] [--only refused]
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { plant, TWO_THOUSAND } from './plant.mjs';
import { ask, median, startService } from './processes.mjs';

const AT_ONCE = 10;
const { values: options } = parseArgs({
  options: { repeats: { type: 'string', default: '7' }, only: { type: 'string' } },
});
const REPEATS = Number(options.repeats);
const NODE = `id treeId parentId kind shortKey position title description ownerId tags status statusReason archivedAt
  archiveReason mergedIntoId version createdAt updatedAt depth archived`;

const service = await startService(['--import', './bench/delay-probe.mjs']);
try {
  if (options.only !== 'refused') await allAccepted();
  for (const [name, document] of Object.entries(REFUSED())) await refused(name, document);
} finally {
  await service.stop();
}

async function allAccepted() {
  const trees = [];
  for (const widths of [TWO_THOUSAND, TWO_THOUSAND, TWO_THOUSAND]) trees.push(await plant(service, widths));
  await accepted('three trees of 1,560 nodes × 20 fields, flat', three(trees, `nodes { ${NODE} }`, 1_560));
  await accepted('three trees, nested five deep', three(trees, `root { ${nested(5)} }`, 1_560));
  await accepted(
    'all ancestors of 450 nodes',
    three(trees.slice(0, 1), 'nodes { ancestors { id title createdAt } counts { solutions } }', 450),
  );
}

function three(trees, selection, first) {
  return `{ ${trees.map((id, at) => `tree${at}: tree(outcomeId: "${id}", first: ${first}) { ${selection} }`).join(' ')} }`;
}

function nested(levels) {
  return levels === 0 ? NODE : `${NODE} children { ${nested(levels - 1)} }`;
}

/** Documents as large as the token limit lets through, each hard on another part of what looks at them. */
function REFUSED() {
  const times = (count, text) => Array.from({ length: count }, (_, at) => text(at)).join(' ');
  return {
    'the same field 1,900 times': `{ viewer { ${times(1_900, () => 'nothing')} } }`,
    'a known field 1,990 times and an unknown one': `{ ${times(1_990, () => '__typename')} nothing }`,
    'unknown fields, each with its own name': `{ ${times(1_900, (at) => `opportunityRankng${at}`)} }`,
    'aliases without end': `{ ${times(660, (at) => `a${at}: __typename`)} }`,
    'selections that have to be merged in pairs': `{ ${times(150, () => 'outcomes { edges { node { id } } }')} nothing }`,
    'fragments that spread each other': `{ ...f0 } ${times(200, (at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 2} }`)}`,
    'thirty large trees': `{ ${times(30, (at) => `a${at}: tree(outcomeId: "a") { nodes { id title children { id } } }`)} }`,
  };
}

async function accepted(name, query) {
  const first = await ask(service, query);
  if (first.errors) throw new Error(`${name}: ${JSON.stringify(first.errors).slice(0, 500)}`);
  await ask(service, query);
  const [p99, max, whole] = [[], [], []];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    await delay();
    const began = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, () => ask(service, query)));
    whole.push(performance.now() - began);
    const { p99: ninetyNinth, max: longest } = await delay();
    p99.push(ninetyNinth);
    max.push(longest);
  }
  const { actual, requested } = first.extensions.cost;
  say(`accepted, ${AT_ONCE} at once: ${name} (cost ${requested}, ${actual} answered)`);
  say(`  event-loop delay p99 ${ms(p99)}, longest ${ms(max)}; all ten answered in ${ms(whole)}`);
}

async function refused(name, query) {
  const [took, held] = [[], []];
  let answer;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    await delay();
    const began = performance.now();
    answer = await ask(service, query);
    took.push(performance.now() - began);
    held.push((await delay()).max);
  }
  const code = answer.errors?.[0]?.extensions?.code ?? 'ANSWERED';
  say(`refused, ${code}: ${name}: in ${ms(took)}, event loop held for ${ms(held)}`);
}

async function delay() {
  service.child.send('tell');
  const [told] = await once(service.child, 'message');
  return told;
}

/** Median and worst of the repeats. */
function ms(figures) {
  return `${median(figures).toFixed(0)} ms (worst ${Math.max(...figures).toFixed(0)})`;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
