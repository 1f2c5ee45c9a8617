// What each field takes beside what it counts: every root query, and every field of a thing that leads to more than a value, thirty
// times by alias in a workspace of 12,000 insights and 2,000 nodes. The dearest by their count come first: they want a weight in
// src/domain/field-cost.ts. Derived from the schema, so that a new field is measured without being named here.
//   node field-costs.mjs [--only <pattern of names>] [--insights 12000]
import { parseArgs } from 'node:util';
import { astFromValue, getNamedType, isCompositeType, isObjectType, isRequiredArgument, print } from 'graphql';
import { builtSchema } from '../dist/src/app.schema.js';
import { insights, madeUpTexts, newWorkspace, pushLines } from './large-workspace.mjs';
import { plant, TWO_THOUSAND } from './plant.mjs';
import { ask, processorMs, startService } from './processes.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, insights: { type: 'string', default: '12000' } },
});
const [TIMES, ALIASES] = [3, 30];
const service = await startService();
const url = service.url.replace('/graphql', '');
process.env.TEST_URLS = url;
const { makeThings, sortAt, variablesOf } = await import('../dist/test/support/things.js');
const { Client } = await import('../dist/test/support/service.js');
try {
  const large = await newWorkspace(service, 'large');
  const schema = await builtSchema();
  const things = await makeThings(new Client(large.headers.authorization.replace('Bearer ', ''), url), schema);
  await plant(large, TWO_THOUSAND);
  await pushLines(large, insights(Number(options.insights), 'heard', madeUpTexts(7)));
  const measured = [];
  for (const [name, field] of fieldsOf(schema, things))
    if (new RegExp(options.only).test(name)) measured.push(await measure(large, name, field));
  measured.sort((one, other) => other.micros - one.micros);
  say('| Asked | aliases | counts | processor time of one, ms | µs a count |\n|---|---|---|---|---|');
  for (const { name, count, cost, ms, micros, problem } of measured)
    say(problem ? `| ${name} | ${problem} | | | |` : `| ${name} | ${count} | ${cost} | ${ms} | ${micros} |`);
} finally {
  await service.stop();
}

/** Every root query, and every field of one thing of each sort, as a document calls it. */
function fieldsOf(schema, things) {
  const roots = Object.values(schema.getQueryType().getFields()).map((field) => [field.name, called(field, things)]);
  const below = Object.entries(things).flatMap(([sort, id]) => {
    const type = schema.getType(`${sort[0].toUpperCase()}${sort.slice(1)}`);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter((field) => isCompositeType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
      .map((field) => [
        `${type.name}.${field.name}`,
        `node(id: "${id}") { ... on ${type.name} { ${called(field, things)} } }`,
      ]);
  });
  return [...roots, ...below];
}

/** A field with the arguments that it must have, one item of a list, and everything flat that it answers. */
function called(field, things) {
  const values = variablesOf(field, (path) => things[sortAt(field.name, path)] ?? '');
  if (field.args.some(({ name }) => name === 'first')) values.first = 1;
  const given = field.args
    .filter(({ name }) => name in values)
    .map(({ name, type }) => `${name}: ${print(astFromValue(values[name], type))}`);
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} { ${flat(getNamedType(field.type))} }`;
}

function flat(type) {
  if (!isObjectType(type)) return '__typename';
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));
  const values = fields.filter(({ name, type: of }) => !isCompositeType(getNamedType(of)) && name !== 'totalCount');
  const nodes = type.getFields().nodes ? ['nodes { __typename }'] : [];
  return ['__typename', ...values.map(({ name }) => name), ...nodes].join(' ');
}

async function measure(large, name, field) {
  const times = (count) => `{ ${Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ')} }`;
  let count = ALIASES;
  let answer = await ask(large, times(count));
  while (answer.errors?.[0].extensions.code === 'TOO_COSTLY' && count > 1) {
    count = Math.floor(count / 2);
    answer = await ask(large, times(count));
  }
  if (answer.errors) return { name, micros: Infinity, problem: answer.errors[0].message.slice(0, 100) };
  const pids = [service.child.pid, service.databaseProcessId];
  const before = processorMs(...pids);
  for (let time = 0; time < TIMES; time += 1) await ask(large, times(count));
  const ms = (processorMs(...pids) - before) / TIMES;
  const { requested: cost } = answer.extensions.cost;
  return { name, count, cost, ms: (ms / count).toFixed(1), micros: Math.round((ms * 1_000) / cost) };
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
