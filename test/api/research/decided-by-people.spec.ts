import type { Warning } from '../../../src/domain/warning.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { warnsOf } from '../../support/warned.ts';

interface Receipt {
  readonly status: string;
  readonly insightId: string;
  readonly participantId: string | null;
  readonly warnings: readonly Warning[];
}

describe('what people decided, when a source sends the same thing again', () => {
  let client: Client;
  let nodeId: string;
  let otherId: string;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
    const plant = grow(client);
    const { id } = await plant.outcome();
    nodeId = (await plant.opportunity(id, 'One')).id;
    otherId = (await plant.opportunity(id, 'Other')).id;
  });

  const item = (more: object = {}): Record<string, unknown> => ({
    externalId: `decided-${++count}`,
    kind: 'SUPPORT',
    occurredAt: '2026-02-01T00:00:00Z',
    title: 'Buy cheap watches',
    participant: { externalId: `who-${count}` },
    ...more,
  });
  const ingest = async (...items: readonly object[]): Promise<Receipt[]> =>
    (
      await client.mutate<{ receipts: Receipt[] }>(
        'insightIngest',
        { sourceSystem: 'desk', items },
        'receipts { status insightId participantId warnings { code message path } }',
      )
    ).receipts;
  const statusOf = async (id: string | undefined): Promise<string> =>
    (
      await client.data<{ node: { status: string } }>(
        'query ($id: ID!) { node(id: $id) { ... on Insight { status } } }',
        { id },
      )
    ).node.status;
  const heard = async (id = nodeId): Promise<number> =>
    (
      await client.data<{ node: { ledger: { own: { participants: { heard: number } } } } }>(
        'query ($id: ID!) { node(id: $id) { ... on Opportunity { ledger { own { participants { heard } } } } } }',
        { id },
      )
    ).node.ledger.own.participants.heard;

  it('leaves an insight dismissed and uncounted, whatever links come, and says so', async () => {
    const spam = item();
    const [first] = await ingest(spam);
    await client.mutate('insightDismiss', { ids: [first?.insightId], reason: 'Spam' });
    const before = await heard();
    const [again] = await ingest({ ...spam, links: [{ nodeId }] });
    expect(again).toMatchObject({ status: 'UPDATED', warnings: [warnsOf('dismissed')] });
    expect(await statusOf(first?.insightId)).toBe('DISMISSED');
    expect(await heard()).toBe(before);
    // Nor does it come back by being deleted and sent anew.
    await ingest({ externalId: spam['externalId'], operation: 'DELETE' });
    expect(await statusOf(first?.insightId)).toBe('DELETED');
    await ingest({ ...spam, title: 'Buy cheaper watches', links: [{ nodeId }] });
    expect(await statusOf(first?.insightId)).toBe('DISMISSED');
    expect(await heard()).toBe(before);
  });

  it('leaves a duplicate a duplicate, and adds no link to it', async () => {
    const [original] = await ingest(item());
    const repeated = item();
    const [duplicate] = await ingest(repeated);
    await client.mutate('insightDuplicateSet', { id: duplicate?.insightId, originalId: original?.insightId });
    const before = await heard();
    const [again] = await ingest({ ...repeated, links: [{ nodeId }] });
    expect(again?.warnings).toEqual([warnsOf('duplicate')]);
    expect(await statusOf(duplicate?.insightId)).toBe('DUPLICATE');
    expect(await heard()).toBe(before);
  });

  it('does not bring back a link that somebody removed, and adds the others', async () => {
    const linked = item({ links: [{ nodeId }] });
    const [first] = await ingest(linked);
    const { node } = await client.data<{ node: { evidenceOf: { id: string }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Insight { evidenceOf { id } } } }',
      { id: first?.insightId },
    );
    await client.mutate('evidenceRemove', { ids: node.evidenceOf.map(({ id }) => id) });
    expect(await statusOf(first?.insightId)).toBe('INBOX');
    const before = [await heard(), await heard(otherId)] as const;
    const [same] = await ingest({ ...linked, title: 'Reworded' });
    expect(same?.warnings).toEqual([warnsOf('removed')]);
    expect(await statusOf(first?.insightId)).toBe('INBOX');
    const [more] = await ingest({ ...linked, links: [{ nodeId }, { nodeId: otherId }] });
    expect(more?.warnings).toEqual([warnsOf('removed')]);
    expect(await statusOf(first?.insightId)).toBe('LINKED');
    expect([await heard(), await heard(otherId)]).toEqual([before[0], before[1] + 1]);
  });

  it('leaves an insight linked that somebody linked, when its source deletes it and brings it back', async () => {
    const deleted = item();
    const [first] = await ingest(deleted);
    const link = { insightId: first?.insightId, nodeId, stance: 'SUPPORTS' };
    await client.mutate('evidenceCreate', { items: [link] });
    expect(await statusOf(first?.insightId)).toBe('LINKED');
    const before = await heard();
    await ingest({ externalId: deleted['externalId'], operation: 'DELETE' });
    expect(await statusOf(first?.insightId)).toBe('DELETED');
    await ingest({ ...deleted, title: 'Back' });
    expect(await statusOf(first?.insightId)).toBe('LINKED');
    expect(await heard()).toBe(before);
  });

  it('leaves an insight dismissed though consent took the reason, when its participant consents anew', async () => {
    const spam = item();
    const who = spam['participant'] as object;
    const at = (day: number, consent: object): object => ({
      ...spam,
      title: `Sent on ${day}`,
      participant: { ...who, consent },
      sourceUpdatedAt: `2026-03-0${day}T00:00:00Z`,
    });
    const given = { status: 'GIVEN', scope: ['NOTES', 'QUOTE'] };
    const [first] = await ingest(at(1, given));
    await client.mutate('insightDismiss', { ids: [first?.insightId], reason: 'Spam' });
    await ingest(at(2, { status: 'WITHDRAWN' }));
    expect(await statusOf(first?.insightId)).toBe('DISMISSED');
    const [again] = await ingest({ ...at(3, given), links: [{ nodeId }] });
    expect(again?.warnings).toEqual([warnsOf('dismissed')]);
    expect(await statusOf(first?.insightId)).toBe('DISMISSED');
  });

  it('has an insight dismissed again once it is no duplicate after all', async () => {
    const [original] = await ingest(item());
    const spam = item();
    const [repeated] = await ingest(spam);
    await client.mutate('insightDismiss', { ids: [repeated?.insightId], reason: 'Spam' });
    const mark = (originalId: string | null | undefined) =>
      client.mutate('insightDuplicateSet', { id: repeated?.insightId, originalId });
    expect((await mark(original?.insightId)).userErrors).toEqual([]);
    expect(await statusOf(repeated?.insightId)).toBe('DUPLICATE');
    expect((await mark(null)).userErrors).toEqual([]);
    expect(await statusOf(repeated?.insightId)).toBe('DISMISSED');
    const [again] = await ingest({ ...spam, links: [{ nodeId }] });
    expect(again?.warnings).toEqual([warnsOf('dismissed')]);
  });

  it('does not make a reference again that somebody took away, until it is stated of a later instant', async () => {
    const send = async (more: object = {}): Promise<{ status: string; warnings: Warning[] } | undefined> =>
      (
        await client.mutate<{ receipts: { status: string; warnings: Warning[] }[] }>(
          'externalRefIngest',
          { sourceSystem: 'desk', items: [{ externalId: 'SHOP-1', nodeId, ...more }] },
          'receipts { status warnings { code message path } }',
        )
      ).receipts[0];
    expect(await send()).toMatchObject({ status: 'CREATED' });
    const { node } = await client.data<{ node: { externalRefs: { id: string }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Opportunity { externalRefs { id } } } }',
      { id: nodeId },
    );
    await client.mutate('externalRefRemove', { id: node.externalRefs[0]?.id });
    expect(await send()).toMatchObject({
      status: 'STALE',
      warnings: [warnsOf('taken away')],
    });
    await client.mutate('externalRefSet', { entityId: nodeId, system: 'desk', externalId: 'SHOP-1' });
    expect(await send({ state: 'open' })).toMatchObject({ status: 'UPDATED' });
  });

  it('counts what an older insight says of a participant by the clock of the participant', async () => {
    const at = (day: number): object => ({ sourceUpdatedAt: `2026-03-0${day}T00:00:00Z` });
    const told = item();
    const who = told['participant'] as object;
    await ingest({ ...told, participant: { ...who, consent: { status: 'GIVEN', scope: ['NOTES'] } }, ...at(1) });
    const [newer] = await ingest({ ...told, body: 'Newer', ...at(5) });
    const [older] = await ingest({ ...told, participant: { ...who, consent: { status: 'WITHDRAWN' } }, ...at(3) });
    expect([newer?.status, older?.status]).toEqual(['UPDATED', 'STALE']);
    const { node } = await client.data<{ node: { consentStatus: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Participant { consentStatus } } }',
      { id: newer?.participantId },
    );
    expect(node.consentStatus).toBe('WITHDRAWN');
  });
});
