import { grow, type Node } from '../../support/grow.ts';
import { ingest } from '../../support/ingest.ts';
import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';

interface UserError {
  code: string;
  message: string;
  path: string[];
}
interface Evidence {
  id: string;
  version: number;
  stance: string;
  class: string;
  note: string | null;
  withdrawnAt: string | null;
}
interface Linked {
  index: number;
  evidence: Evidence | null;
  userErrors: UserError[];
}
interface Decided {
  index: number;
  insight: { id: string; status: string; dismissReason: string | null } | null;
  userErrors: UserError[];
}
const EVIDENCE = 'id version stance class note withdrawnAt';
const LINKED = `results { index evidence { ${EVIDENCE} } userErrors { code message path } }`;
const DECIDED = 'results { index insight { id status dismissReason } userErrors { code message path } }';

describe('decisions of triage', () => {
  let client: Client;
  let slots: Node;
  let milk: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    const plant = grow(client);
    const outcome = await plant.outcome();
    slots = await plant.opportunity(outcome.id, 'No delivery slot fits my evenings');
    milk = await plant.opportunity(outcome.id, 'My milk was swapped');
  });

  const link = async (...items: object[]): Promise<Linked[]> =>
    (await client.mutate<{ results: Linked[] }>('evidenceCreate', { items }, LINKED)).results;
  const decide = async (name: string, input: object): Promise<Decided[]> =>
    (await client.mutate<{ results: Decided[] }>(name, { ...input }, DECIDED)).results;
  const unlink = async (...ids: (string | undefined)[]): Promise<Linked[]> =>
    (await client.mutate<{ results: Linked[] }>('evidenceRemove', { ids }, LINKED)).results;
  const statusOf = async (id: string | undefined): Promise<string> =>
    (
      await client.data<{ insight: { status: string } }>(
        'query ($id: ID!) { insight: node(id: $id) { ... on Insight { status } } }',
        { id },
      )
    ).insight.status;
  const codes = (results: readonly { userErrors: UserError[] }[]) =>
    results.map(({ userErrors }) => userErrors.map(({ code }) => code));
  const taught = async (opportunityId: string): Promise<object[]> =>
    look(
      client,
      'SELECT word, linked::int FROM opportunity_word WHERE opportunity_id = $1 AND linked > 0 ORDER BY word',
      [opportunityId],
    );

  it('link many at once, a bad one alone left out, and teach; taking the last back empties both', async () => {
    const [one, two] = await ingest(client, { title: 'Courier at noon' }, { title: 'Courier at night' });
    const results = await link(
      { insightId: one, nodeId: slots.id, note: 'So they say' },
      { insightId: two, nodeId: slots.id, stance: 'CONTRADICTS', class: 'STRONG' },
      { insightId: two },
      { insightId: '5', nodeId: slots.id },
      { insightId: two, nodeId: slots.id, assumptionId: '5' },
    );
    expect(codes(results)).toEqual([[], [], ['INVALID_VALUE'], ['NOT_FOUND'], ['INVALID_VALUE', 'NOT_FOUND']]);
    expect(results[3]?.userErrors[0]?.path).toEqual(['items', '3', 'insightId']);
    expect(results[0]?.evidence).toMatchObject({ stance: 'SUPPORTS', class: 'WEAK', note: 'So they say' });
    expect(results[1]?.evidence).toMatchObject({ stance: 'CONTRADICTS', class: 'STRONG' });
    expect([await statusOf(one), await statusOf(two)]).toEqual(['LINKED', 'LINKED']);
    expect(await taught(slots.id)).toEqual([
      { word: 'courier', linked: 1000 },
      { word: 'night', linked: 500 },
      { word: 'noon', linked: 500 },
    ]);
    const [again, other] = await link(
      { insightId: one, nodeId: slots.id },
      { insightId: two, nodeId: slots.id, stance: 'SUPPORTS' },
    );
    expect(again).toMatchObject({ evidence: { id: results[0]?.evidence?.id, version: 1 }, userErrors: [] });
    expect(other?.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', path: ['items', '1'] }]);

    const gone = await unlink(results[0]?.evidence?.id, results[1]?.evidence?.id, '5');
    expect(codes(gone)).toEqual([[], [], ['NOT_FOUND']]);
    expect(gone[0]?.evidence?.withdrawnAt).not.toBeNull();
    expect([await statusOf(one), await statusOf(two)]).toEqual(['INBOX', 'INBOX']);
    expect(await taught(slots.id)).toEqual([]);
    const [back] = await link({ insightId: one, nodeId: slots.id, stance: 'CONTRADICTS' });
    expect(back?.evidence).toMatchObject({ id: results[0]?.evidence?.id, stance: 'CONTRADICTS', withdrawnAt: null });
    expect([await statusOf(one), (await taught(slots.id)).length]).toEqual(['LINKED', 2]);
  });

  it('link quotes of their own insight only, and teach once however many quotes say so', async () => {
    const quotes = [{ text: 'Spoilt yoghurt' }, { text: 'Spoilt again' }];
    const [one, two] = await ingest(client, { title: 'Freshness', quotes }, { title: 'Other' });
    const { insight } = await client.data<{ insight: { quotes: { id: string }[] } }>(
      'query ($id: ID!) { insight: node(id: $id) { ... on Insight { quotes { id } } } }',
      { id: one },
    );
    const [first, second] = insight.quotes;
    const results = await link(
      { insightId: one, quoteId: first?.id, nodeId: milk.id },
      { insightId: one, quoteId: second?.id, nodeId: milk.id },
      { insightId: two, quoteId: first?.id, nodeId: milk.id },
    );
    expect(codes(results)).toEqual([[], [], ['NOT_FOUND']]);
    expect(await taught(milk.id)).toContainEqual({ word: 'spoilt', linked: 667 });
    await unlink(results[0]?.evidence?.id);
    expect(await taught(milk.id)).toContainEqual({ word: 'spoilt', linked: 667 });
    expect(await statusOf(one)).toBe('LINKED');
    await unlink(results[1]?.evidence?.id);
    expect(await taught(milk.id)).toEqual([]);
  });

  it('change which way evidence points and what it can carry, in the version that was seen', async () => {
    const [one] = await ingest(client, { title: 'Changed' });
    const [linked] = await link({ insightId: one, nodeId: milk.id });
    const update = (input: object) =>
      client.mutate<{ evidence: Evidence | null }>(
        'evidenceUpdate',
        { id: linked?.evidence?.id, ...input },
        `evidence { ${EVIDENCE} }`,
      );
    const { evidence } = await update({ expectedVersion: 1, stance: 'CONTRADICTS', class: 'STRONG' });
    expect(evidence).toMatchObject({ stance: 'CONTRADICTS', class: 'STRONG', version: 2 });
    expect((await update({ expectedVersion: 1, stance: 'SUPPORTS' })).userErrors[0]?.code).toBe('VERSION_CONFLICT');
    expect((await update({ expectedVersion: 2, class: null })).evidence).toMatchObject({ class: 'WEAK', version: 3 });
    await unlink(linked?.evidence?.id);
    expect((await update({ expectedVersion: 4, note: 'Late' })).userErrors[0]?.code).toBe('NOT_APPLICABLE');
  });

  it('put insights aside with a reason and back, but none that is evidence', async () => {
    const [one, two] = await ingest(client, { title: 'Spam' }, { title: 'Meant' });
    await link({ insightId: two, nodeId: milk.id });
    const results = await decide('insightDismiss', { ids: [one, two, '5'], reason: 'Spam' });
    expect(codes(results)).toEqual([[], ['NOT_APPLICABLE'], ['NOT_FOUND']]);
    expect(results[0]?.insight).toMatchObject({ status: 'DISMISSED', dismissReason: 'Spam' });
    expect(codes(await decide('insightRestore', { ids: [one, two] }))).toEqual([[], ['NOT_APPLICABLE']]);
    expect(await statusOf(one)).toBe('INBOX');
    await decide('insightDismiss', { ids: [one], reason: 'Spam' });
    await link({ insightId: one, nodeId: milk.id });
    const history = await client.data<{ insight: { status: string; dismissReason: string | null } }>(
      'query ($id: ID!) { insight: node(id: $id) { ... on Insight { status dismissReason } } }',
      { id: one },
    );
    expect(history.insight).toEqual({ status: 'LINKED', dismissReason: null });
  });

  it('mark duplicates and unmark them, never in a chain', async () => {
    const [one, two, three] = await ingest(client, { title: 'Same' }, { title: 'Same' }, { title: 'Same' });
    const mark = async (id: string | undefined, originalId: string | null | undefined) =>
      client.mutate<{ insight: { status: string; duplicateOf: { id: string } | null } | null }>(
        'insightDuplicateSet',
        { id, originalId },
        'insight { status duplicateOf { id } }',
      );
    expect((await mark(two, one)).insight).toEqual({ status: 'DUPLICATE', duplicateOf: { id: one } });
    for (const [insight, original] of [
      [one, one],
      [three, two],
      [one, three],
    ] as const)
      expect((await mark(insight, original)).userErrors).toMatchObject([{ code: 'NOT_APPLICABLE' }]);
    expect(codes(await link({ insightId: two, nodeId: milk.id }))).toEqual([['NOT_APPLICABLE']]);
    expect((await mark(two, null)).insight).toEqual({ status: 'INBOX', duplicateOf: null });
    expect((await mark(two, null)).userErrors).toMatchObject([{ code: 'NOT_APPLICABLE', path: ['id'] }]);
  });

  it('loses nothing when many link the same opportunity at once', async () => {
    const ids = await ingest(
      client,
      ...Array.from({ length: 20 }, (_, at) => ({ title: `Parking ticket number${at}` })),
    );
    const { id } = await grow(client).opportunity(slots.id, 'Parking');
    await Promise.all(
      ids.map((insightId, at) =>
        (at % 2 ? client : client.elsewhere()).mutate('evidenceCreate', { items: [{ insightId, nodeId: id }] }),
      ),
    );
    expect(await taught(id)).toContainEqual({ word: 'park', linked: 10_000 });
  });

  it('needs the scope for it', async () => {
    const reader = await keyWith(client, ['INSIGHT_READ']);
    const { errors } = await reader.ask(
      'mutation { insightDismiss(input: { ids: [], reason: "x" }) { userErrors { code } } }',
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});
