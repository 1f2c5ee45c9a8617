import { grow } from '../../support/grow.ts';
import { hearing, type Said } from '../../support/hear.ts';
import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';

interface Count {
  heard?: number;
  supports: number;
  contradicts: number;
}
interface Side {
  participants: Count;
  accounts: Count;
  withoutParticipant: Count;
  byClass: (Count & { evidenceClass: string })[];
  byAge: (Count & { ageClass: string })[];
  bySegment: (Count & { segment: string })[];
  segmentsLeftOut: number;
  byPersona: (Count & { persona: { name: string } })[];
  byRelationship: (Count & { relationship: string })[];
  byChannel: (Count & { sensingChannel: string })[];
}
interface Ledger {
  asOf: string;
  own: Side;
  united: Side;
  needed: string[];
}

const COUNT = 'supports contradicts';
const SIDE = `participants { heard ${COUNT} } accounts { heard ${COUNT} } withoutParticipant { heard ${COUNT} }
  byClass { evidenceClass ${COUNT} } byAge { ageClass ${COUNT} } bySegment { segment ${COUNT} } segmentsLeftOut
  byPersona { persona { name } ${COUNT} } byRelationship { relationship ${COUNT} } byChannel { sensingChannel ${COUNT} }`;
const LEDGER = `asOf own { ${SIDE} } united { ${SIDE} } needed`;

const on = (supports: number, contradicts = 0) => ({ supports, contradicts });
/** Those of a list that have anybody, as `key: supports/contradicts`. */
const told = (counts: readonly Count[]): string[] =>
  counts
    .filter(({ supports, contradicts }) => supports + contradicts > 0)
    .map(({ supports, contradicts, ...key }) => `${String(Object.values(key)[0])} ${supports}/${contradicts}`);

describe('the ledger', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let hear: ReturnType<typeof hearing>;
  let outcome: string;
  beforeAll(async () => {
    client = await newWorkspace('ledger');
    [plant, hear] = [grow(client), hearing(client)];
    outcome = (await plant.outcome()).id;
  });

  const opportunity = async (parent = outcome) => (await plant.opportunity(parent)).id;
  const ledger = async (id: string, asOf: string | null = null, of = client): Promise<Ledger> =>
    (
      await of.data<{ treeNode: { ledger: Ledger } }>(
        `query ($id: ID!, $asOf: DateTime) { treeNode(id: $id) { ledger(asOf: $asOf) { ${LEDGER} } } }`,
        { id, asOf },
      )
    ).treeNode.ledger;

  it('counts people and accounts, each once, and never mentions', async () => {
    const id = await opportunity();
    const home = { account: { externalId: 'home' } };
    await hear(
      id,
      { who: 'mara', participant: home },
      { who: 'mara' },
      { who: 'jo', participant: home },
      { who: 'jo', stance: 'CONTRADICTS' },
      { who: 'kim', stance: 'CONTRADICTS' },
      { who: null },
      { who: null, insight: { kind: 'METRIC', elicitation: null } },
    );
    const { own, united } = await ledger(id);
    expect(own).toMatchObject({
      participants: { heard: 3, ...on(2, 2) },
      accounts: { heard: 1, ...on(1, 1) },
      withoutParticipant: { heard: 2, ...on(2) },
    });
    expect(united).toEqual(own);
  });

  it('puts a person into the best class and the latest age on each side', async () => {
    const id = await opportunity();
    await hear(
      id,
      { who: 'a', days: 400, insight: { elicitation: 'HYPOTHETICAL' } },
      { who: 'a', days: 91, insight: { elicitation: 'OBSERVED' } },
      { who: 'a', days: 500, stance: 'CONTRADICTS', insight: { elicitation: 'UNPROMPTED' } },
      { who: 'b', days: 89, insight: { elicitation: 'STORY' } },
      { who: 'c', days: 364, insight: { elicitation: 'HYPOTHETICAL' } },
    );
    const { own } = await ledger(id);
    expect(told(own.byClass)).toEqual(['STRONG 1/0', 'MEDIUM 1/0', 'WEAK 0/1', 'SPECULATIVE 1/0']);
    expect(told(own.byAge)).toEqual(['UP_TO_90_DAYS 1/0', 'UP_TO_365_DAYS 2/0', 'OLDER 0/1']);
  });

  it('tells segments, personas, relationships and channels apart', async () => {
    const id = await opportunity();
    const { persona } = await client.mutate<{ persona: { id: string } }>(
      'personaCreate',
      { name: 'Parent' },
      'persona { id }',
    );
    await hear(
      id,
      { who: 'p', participant: { segments: ['families', 'city'], relationship: 'USER', personaIds: [persona.id] } },
      { who: 'q', participant: { segments: ['families'], relationship: 'CHOOSER' }, insight: { kind: 'STRATEGY' } },
      { who: 'p', stance: 'CONTRADICTS', insight: { kind: 'TECH_DEBT' } },
    );
    const { own } = await ledger(id);
    expect(told(own.bySegment)).toEqual(['families 2/1', 'city 1/1']);
    expect(own.byPersona).toEqual([{ persona: { name: 'Parent' }, ...on(1, 1) }]);
    expect(told(own.byRelationship)).toEqual(['USER 1/1', 'CHOOSER 1/0']);
    expect(told(own.byChannel)).toEqual(['TACTICAL 1/0', 'STRATEGIC 1/0', 'TECHNOLOGICAL 0/1']);
  });

  it('shows at most fifty segments, the largest first, and says how many it leaves out', async () => {
    const id = await opportunity();
    const all = Array.from({ length: 60 }, (_, index) => `segment ${String(index).padStart(2, '0')}`);
    const parts = [all.slice(0, 20), all.slice(20, 40), all.slice(40), all.slice(59)];
    await hear(id, ...parts.map((segments, index) => ({ who: `seg-${index}`, participant: { segments } })));
    const { own } = await ledger(id);
    expect([own.bySegment.length, own.segmentsLeftOut]).toEqual([50, 10]);
    expect(own.bySegment[0]).toEqual({ segment: 'segment 59', ...on(2) });
  });

  it('unites people from below, parked branches too, without archived ones and without what speaks of solutions', async () => {
    const top = await opportunity();
    const [child, parked, gone] = [await opportunity(top), await opportunity(top), await opportunity(top)];
    const below = await opportunity(gone);
    const way = (await plant.solution(child)).id;
    const [proof, try_] = [(await plant.experiment(child)).id, (await plant.experiment(way)).id];
    const people = (...names: string[]): Said[] => names.map((who) => ({ who }));
    await hear(top, ...people('u1'));
    await hear(child, ...people('u1', 'u2'));
    await hear(parked, ...people('u3'));
    await hear(below, ...people('u4'));
    await hear(way, ...people('u5'));
    await hear(proof, ...people('u6'));
    await hear(try_, ...people('u7', 'u5'));
    await client.mutate('opportunityUpdate', {
      id: parked,
      expectedVersion: 1,
      status: 'PARKED',
      statusReason: 'Not now',
    });
    await client.mutate('nodeArchive', { id: gone, expectedVersion: 1, reason: 'Gone' });
    const heard = async (id: string) => {
      const { own, united } = await ledger(id);
      return [own.participants.heard, united.participants.heard];
    };
    expect(await heard(top)).toEqual([1, 4]);
    expect(await heard(child)).toEqual([2, 3]);
    expect(await heard(way)).toEqual([1, 2]);
    expect(await heard(below)).toEqual([1, 1]);
  });

  it('as of an earlier instant leaves out what was linked later, keeps what was taken back later, and tells ages as of then', async () => {
    const id = await opportunity();
    const [first] = await hear(id, { who: 'early', days: 30 }, { who: 'stays', days: 30 });
    const then = (await ledger(id)).asOf;
    await hear(id, { who: 'late', days: 30 });
    await look(client, 'UPDATE evidence SET withdrawn_at = $2 WHERE insight_id = $1', [first, new Date()]);
    const heard = async (asOf: string | null) => (await ledger(id, asOf)).own.participants.heard;
    expect([await heard(then), await heard(null)]).toEqual([2, 2]);
    expect((await ledger(id, then)).asOf).toBe(then);
    expect(await heard(new Date(Date.parse(then) - 3_600_000).toISOString())).toBe(0);
    const now = await ledger(id, '2200-01-01T00:00:00.000Z');
    expect(Date.parse(now.asOf)).toBeLessThanOrEqual(Date.now());
    expect(told(now.own.byAge)).toEqual(['UP_TO_90_DAYS 2/0']);
  });

  it('forgets what its source deletes, and counts merged participants as one', async () => {
    const id = await opportunity();
    await hear(
      id,
      { who: 'twin-1', insight: { externalId: 'kept' } },
      { who: 'twin-2' },
      { who: 'left', insight: { externalId: 'taken' } },
    );
    const item = { externalId: 'taken', operation: 'DELETE' };
    await client.mutate('insightIngest', { sourceSystem: 'desk', items: [item] });
    expect((await ledger(id)).own.participants.heard).toBe(2);
    await look(
      client,
      `UPDATE participant SET merged_into_id = (SELECT participant_id FROM participant_identity WHERE value = 'twin-1')
       WHERE id = (SELECT participant_id FROM participant_identity WHERE value = 'twin-2')`,
    );
    expect((await ledger(id)).own.participants).toEqual({ heard: 1, ...on(1) });
  });

  it('says what is needed next', async () => {
    const id = await opportunity();
    const chooser = { relationship: 'CHOOSER' };
    const said = { days: 100, participant: chooser, insight: { elicitation: 'HYPOTHETICAL' } };
    await hear(id, { who: 'n1', ...said }, { who: 'n2', ...said });
    expect((await ledger(id)).needed).toEqual([
      '2 more participants to reach 4–9.',
      'Only wishes support it: hear a story of a particular time.',
      'Only choosers were heard: hear somebody who uses it.',
      'No evidence is younger than 90 days: hear somebody anew.',
    ]);
    expect((await ledger(await opportunity())).needed).toEqual([
      'Nobody was heard yet: hear a story of a particular time from one customer.',
    ]);
  });

  it('stands on assumptions and claims too, from which the maturity of a persona follows', async () => {
    const from = await opportunity();
    const { persona } = await client.mutate<{ persona: { id: string; claims: { id: string }[] } }>(
      'personaCreate',
      { name: 'Guessed', claims: [{ text: 'Shops late.', trait: 'BEHAVIOUR', verdict: 'SUPPORTED' }] },
      'persona { id claims { id } }',
    );
    const { assumption } = await client.mutate<{ assumption: { id: string } }>(
      'assumptionCreate',
      { statement: 'They shop late.', type: 'DESIRABILITY', nodeIds: [from] },
      'assumption { id }',
    );
    const maturity = async () =>
      await client.data<object>(
        `query ($id: ID!, $of: ID!) {
          node(id: $id) { ... on Persona { maturity claims { supportingParticipants contradictingParticipants ledger { own { participants { heard } } } } } }
          of: node(id: $of) { ... on Assumption { ledger { united { participants { heard supports contradicts } } } } } }`,
        { id: persona.id, of: assumption.id },
      );
    // What people believe verifies nothing: participants do.
    expect(await maturity()).toMatchObject({ node: { maturity: 'PROTO' } });
    await hear(
      { claimId: persona.claims[0]?.id },
      { who: 'c1' },
      { who: 'c1' },
      { who: 'c2' },
      { who: 'c3', stance: 'CONTRADICTS' },
    );
    await hear({ assumptionId: assumption.id }, { who: 'c1' }, { who: 'c2', stance: 'CONTRADICTS' });
    // One of three heard is against it: a third is too many.
    expect(await maturity()).toMatchObject({ node: { maturity: 'PROTO', claims: [{ contradictingParticipants: 1 }] } });
    await hear({ claimId: persona.claims[0]?.id }, { who: 'c4' });
    expect(await maturity()).toEqual({
      node: {
        maturity: 'VERIFIED',
        claims: [
          { supportingParticipants: 3, contradictingParticipants: 1, ledger: { own: { participants: { heard: 4 } } } },
        ],
      },
      of: { ledger: { united: { participants: { heard: 2, ...on(1, 1) } } } },
    });
  });

  it('gives personas the stories that their people told, which tell them apart', async () => {
    const own = await newWorkspace('stories');
    const persona = async (name: string) =>
      (await own.mutate<{ persona: { id: string } }>('personaCreate', { name, behaviour: [name] }, 'persona { id }'))
        .persona.id;
    const ids = [await persona('One'), await persona('Other')];
    const overlap = async () =>
      (
        await own.data<{ personaOverlap: { pairs: { reasons: { reason: string; words: string }[] }[] } }>(
          'query ($ids: [ID!]) { personaOverlap(personaIds: $ids) { pairs { reasons { reason words } } } }',
          { ids },
        )
      ).personaOverlap.pairs.map(({ reasons }) => reasons.map(({ words }) => words).join(' '));
    expect(await overlap()).toEqual(['Neither of One and Other has an opportunity or a story yet.']);
    const need = (await grow(own).opportunity((await grow(own).outcome()).id)).id;
    const say = hearing(own);
    await say(need, { who: 'both', participant: { personaIds: ids } });
    expect(await overlap()).toEqual([
      'One and Other share 0 opportunities and one story; neither has one that the other has not.',
    ]);
    await say(need, { who: 'alone', participant: { personaIds: [ids[0]] } });
    expect(await overlap()).toEqual([]);
  });

  it('is for those who may read trees, numbers being nobody’s words, and of nobody else’s workspace', async () => {
    const id = await opportunity();
    const blind = await keyWith(client, ['INSIGHT_READ']);
    const { errors } = await blind.ask(
      `query ($id: ID!) { node(id: $id) { ... on Opportunity { ledger { needed } } } }`,
      { id },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ledger(id, null, await keyWith(client, ['TREE_READ']))).own.participants.heard).toBe(0);
    const stranger = await newWorkspace('stranger');
    expect(await stranger.data(`query ($id: ID!) { treeNode(id: $id) { ledger { needed } } }`, { id })).toEqual({
      treeNode: null,
    });
  });

  it('takes the same statements for a few nodes and for many', async () => {
    const own = await newWorkspace('many');
    const root = (await grow(own).outcome()).id;
    const { persona } = await own.mutate<{ persona: { id: string } }>(
      'personaCreate',
      { name: 'All' },
      'persona { id }',
    );
    for (let index = 0; index < 9; index++) {
      const need = (await grow(own).opportunity(root)).id;
      await grow(own).solution(need);
      await hearing(own)(need, {
        who: `s${index}`,
        insight: { externalId: `s${index}` },
        participant: { personaIds: [persona.id] },
      });
    }
    const service = new WatchedService();
    const of = service.client(own);
    const statements = async (first: number) => {
      const { errors, headers } = await of.ask(
        `{ opportunityRanking(model: OPPORTUNITY_SIZE, first: ${first}) { edges { node { opportunity {
           ledger { ${LEDGER} } problemConfidence { level } children { ... on Solution { ideaConfidence { level } } } } } } } }`,
      );
      expect(errors).toBeUndefined();
      return (await service.answered(headers.get('x-request-id') ?? '')).statements;
    };
    try {
      const few = await statements(2);
      expect(few).toBeGreaterThan(0);
      expect(await statements(8)).toBe(few);
    } finally {
      service.close();
    }
  });
});
