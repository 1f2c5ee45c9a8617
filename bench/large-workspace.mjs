import { dataOf } from './processes.mjs';

/** A further workspace of a service, with a key that may do everything. */
export async function newWorkspace(service, name) {
  const { workspaceCreate } = await dataOf(
    service,
    'mutation ($name: String!) { workspaceCreate(input: { name: $name }) { token } }',
    { name },
  );
  return { url: service.url, headers: { authorization: `Bearer ${workspaceCreate.token}` } };
}

/** Random numbers from a seed (mulberry32), so that a run can be repeated. */
export const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** Texts of made-up words, as unevenly common as those of a language (Zipf). */
export function madeUpTexts(seed) {
  const random = chance(seed);
  const letters = 'bcdfglmnprstvz';
  const made = (at) => `${letters[at % 14]}a${letters[(at >> 3) % 14]}o${letters[(at >> 6) % 14]}u${at.toString(36)}`;
  return (count) =>
    Array.from({ length: count }, () => made(Math.floor(Math.exp(random() * Math.log(20_000))))).join(' ');
}

/** Sends insights line by line. */
export async function pushLines(served, items) {
  const response = await fetch(served.url.replace('/graphql', '/ingest/insights?source=bench'), {
    method: 'POST',
    headers: { ...served.headers, 'content-type': 'application/x-ndjson' },
    body: items.map((item) => JSON.stringify(item)).join('\n'),
  });
  const { summary } = JSON.parse((await response.text()).trim().split('\n').at(-1));
  return summary;
}

/** Insights of 36 words each. */
export function insights(count, name, words) {
  return Array.from({ length: count }, (_, at) => ({
    externalId: `${name}-${at}`,
    kind: 'SUPPORT',
    occurredAt: '2026-01-05',
    title: words(6),
    body: words(30),
  }));
}
