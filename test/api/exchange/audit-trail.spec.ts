import { grow } from '../../support/grow.ts';
import { type Client, keyWith, look, newWorkspace, workspaceIdOf } from '../../support/service.ts';

interface Entry {
  readonly entityType: string;
  readonly entityId: string;
  readonly operation: string;
  readonly actor: string;
  readonly at: string;
  readonly onBehalfOf: { readonly name: string } | null;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}
interface Trail {
  readonly auditTrail: {
    readonly nodes: readonly Entry[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const TRAIL = `query ($actor: String, $person: ID, $from: DateTime, $to: DateTime, $types: [EntityType!], $operations: [ChangeOperation!], $first: Int = 100, $after: String) {
  auditTrail(actor: $actor, onBehalfOfId: $person, from: $from, to: $to, entityTypes: $types, operations: $operations, first: $first, after: $after) {
    nodes { entityType entityId operation actor at onBehalfOf { name } changes { field before after } } pageInfo { hasNextPage endCursor } } }`;

describe('the audit trail', () => {
  let client: Client;
  let helper: Client;
  let personId = '';
  let outcomeId = '';

  beforeAll(async () => {
    client = await newWorkspace('audited');
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'PRODUCT' },
      'person { id }',
    );
    personId = person.id;
    const { token } = await client.mutate<{ token: string }>(
      'apiKeyCreate',
      { name: 'helper', scopes: ['TREE_READ', 'TREE_WRITE'] },
      'token',
    );
    helper = client.as(token);
    outcomeId = (await grow(client).outcome('Audited')).id;
    await grow(helper).opportunity(outcomeId, 'By the helper');
    await grow(client.with({ 'x-on-behalf-of': personId })).opportunity(outcomeId, 'For Ada');
    await client.mutate('outcomeUpdate', { id: outcomeId, expectedVersion: 1, title: 'Reworded' });
  });

  const trail = async (asked: object = {}, who = client) => (await who.data<Trail>(TRAIL, { ...asked })).auditTrail;
  const refusal = async (asked: object, who = client) => (await who.ask(TRAIL, { ...asked })).errors?.[0];

  it('tells who did what across everything, latest first', async () => {
    const { nodes } = await trail();
    expect(nodes[0]).toMatchObject({
      entityType: 'OUTCOME',
      entityId: outcomeId,
      operation: 'UPDATED',
      changes: [{ field: 'title', before: 'Audited', after: 'Reworded' }],
    });
    const times = nodes.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    expect(new Set(nodes.map(({ entityType }) => entityType))).toEqual(
      new Set(['OUTCOME', 'OPPORTUNITY', 'PERSON', 'API_KEY', 'WORKSPACE']),
    );
  });

  it('is narrowed to a key, a person, both, a time, types and operations', async () => {
    const titles = async (asked: object) =>
      (await trail(asked)).nodes.map(({ changes }) => changes.find(({ field }) => field === 'title')?.after);
    expect(await titles({ actor: 'helper' })).toEqual(['By the helper']);
    expect(await titles({ person: personId })).toEqual(['For Ada']);
    expect(await titles({ person: personId, actor: 'helper' })).toEqual([]);
    expect((await trail({ person: personId })).nodes[0]?.onBehalfOf).toEqual({ name: 'Ada' });
    expect(await titles({ types: ['OPPORTUNITY'], operations: ['CREATED'] })).toEqual(['For Ada', 'By the helper']);
    const at = (await trail({ actor: 'helper' })).nodes[0]?.at ?? '';
    expect(await titles({ from: at, types: ['OPPORTUNITY'] })).toEqual(['For Ada', 'By the helper']);
    expect(await titles({ to: at, types: ['OPPORTUNITY'] })).toEqual([]);
    expect(await titles({ actor: 'nobody' })).toEqual([]);
  });

  it('is paged without a gap, entries of one instant too', async () => {
    const whole = (await trail()).nodes;
    const paged: Entry[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Trail['auditTrail'] = await trail({ first: 2, after });
      paged.push(...page.nodes);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(paged).toEqual(whole);
  });

  it('ends a page that finds too little among 5,000 entries, and goes on behind them', async () => {
    const other = await newWorkspace('much audited');
    const { id } = await grow(other).outcome('First');
    const workspaceId = await workspaceIdOf(other);
    await look(
      other,
      `INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, actor_name, request_id, image)
       SELECT $1, 'Person', gen_random_uuid(), 1, 'CREATED', 'bulk', 'request', '{}' FROM generate_series(1, 5100)`,
      [workspaceId],
    );
    const first = await trail({ types: ['OUTCOME'] }, other);
    expect([first.nodes, first.pageInfo.hasNextPage]).toEqual([[], true]);
    const second = await trail({ types: ['OUTCOME'], after: first.pageInfo.endCursor }, other);
    expect([second.nodes.map(({ entityId }) => entityId), second.pageInfo.hasNextPage]).toEqual([[id], false]);
  });

  it('takes the scope admin, and leaves out what the key may not read', async () => {
    expect(await refusal({}, helper)).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const admin = await keyWith(client, ['ADMIN', 'OKR_READ']);
    const { auditTrail } = await admin.data<Trail>('{ auditTrail(first: 100) { nodes { entityType } } }');
    const seen = new Set(auditTrail.nodes.map(({ entityType }) => entityType));
    expect(seen.has('OUTCOME')).toBe(false);
    expect(seen.has('API_KEY')).toBe(true);
    const asked = '{ auditTrail(entityTypes: [OUTCOME]) { nodes { entityType } } }';
    expect((await admin.ask(asked)).errors?.[0]).toMatchObject({
      message: 'The key lacks the scope tree:read, which changes of Outcome take.',
    });
  });

  it("refuses a time that ends before it begins, forged cursors, and nobody's id; tells nothing of others", async () => {
    expect((await refusal({ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }))?.message).toBe(
      '"to" (2026-01-01T00:00:00.000Z) must be after "from" (2026-02-01T00:00:00.000Z).',
    );
    expect((await refusal({ after: 'forged' }))?.message).toContain('"after"');
    const { endCursor } = (await trail({ first: 1 })).pageInfo;
    expect((await refusal({ actor: 'helper', after: endCursor }))?.message).toContain('"after"');
    expect((await refusal({ person: outcomeId }))?.message).toContain('Person');
    expect((await refusal({ types: [] }))?.message).toContain('entityTypes');
    const elsewhere = await newWorkspace('elsewhere');
    expect((await trail({ actor: 'helper' }, elsewhere)).nodes).toEqual([]);
  });
});
