import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Suggestion {
  gap: string;
  who: string;
  reason: string;
  storyPrompt: string;
  opportunity: { id: string };
  participants: { alias: string }[];
}
const ASKED = `query ($id: ID!, $first: Int!) { node(id: $id) { ... on Outcome { nextConversations(first: $first) {
  target { id } suggestions { gap who reason storyPrompt opportunity { id } participants { alias } } } } } }`;
const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString();
const CONTACT = { status: 'GIVEN', scope: ['NOTES', 'CONTACT'] };

describe('whom to talk to next', () => {
  let client: Client;
  let count = 0;
  beforeEach(async () => {
    client = await newWorkspace();
  });

  const ingest = async (items: object[]): Promise<void> => {
    const { receipts } = await client.mutate<{ receipts: { status: string }[] }>(
      'insightIngest',
      { sourceSystem: 'talks', items },
      'receipts { status errors { message } }',
    );
    expect(receipts.map(({ status }) => status)).toEqual(items.map(() => 'CREATED'));
  };
  const said = (alias: string, more: object = {}, participant: object = {}) => ({
    externalId: `heard-${++count}`,
    kind: 'SUPPORT',
    occurredAt: day(60),
    title: 'Heard',
    participant: { externalId: alias, alias, ...participant },
    ...more,
  });
  const ask = async (id: string, first = 20): Promise<{ target: { id: string } | null; suggestions: Suggestion[] }> =>
    (
      await client.data<{
        node: { nextConversations: { target: { id: string } | null; suggestions: Suggestion[] } };
      }>(ASKED, { id, first })
    ).node.nextConversations;

  it('is about the leaves while there is no target, those on which nobody was heard first', async () => {
    const tree = grow(client);
    const outcome = await tree.outcome();
    const parent = await tree.opportunity(outcome.id, 'The exact thing is not there');
    const [heard, unheard] = [await tree.opportunity(parent.id, 'Heard'), await tree.opportunity(parent.id, 'Unheard')];
    await ingest([said('Mara', { links: [{ nodeId: heard.id }] }, { relationship: 'USER', segments: ['children'] })]);
    const answer = await ask(outcome.id);
    expect(answer.target).toBeNull();
    expect(answer.suggestions.map(({ gap, opportunity }) => [gap, opportunity.id])).toEqual([
      ['NOBODY', unheard.id],
      ['CHOOSER', heard.id],
    ]);
    expect((await ask(outcome.id, 1)).suggestions).toHaveLength(1);
    expect(answer.suggestions[1]?.storyPrompt).toContain('Tell me about the last time');
    expect((await client.ask(ASKED, { id: outcome.id, first: 51 })).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it('names those who may be contacted and were left in peace, and nobody whose consent ran out', async () => {
    const tree = grow(client);
    const outcome = await tree.outcome();
    const target = await tree.opportunity(outcome.id, 'Swapped');
    await client.mutate('targetOpportunitySet', {
      outcomeId: outcome.id,
      opportunityId: target.id,
      reason: 'It hurts.',
    });
    const { persona } = await client.mutate<{ persona: { id: string } }>(
      'personaCreate',
      { name: 'The one who pays' },
      'persona { id }',
    );
    const input = { id: target.id, expectedVersion: 1, personaIds: [persona.id] };
    expect((await client.mutate('opportunityUpdate', input)).userErrors).toEqual([]);
    const links = [{ nodeId: target.id }];
    const chooser = { relationship: 'CHOOSER', personaIds: [persona.id] };
    const asked = { kind: 'INTERVIEW', occurredAt: day(10) };
    await ingest([
      said('Mara', { links }, { relationship: 'USER', consent: CONTACT }),
      said('Ben', { links: [{ nodeId: target.id, stance: 'CONTRADICTS' }] }, { relationship: 'USER' }),
      said('fits', {}, { ...chooser, consent: CONTACT }),
      said('no-contact', {}, { ...chooser, consent: { status: 'GIVEN', scope: ['NOTES'] } }),
      said('unknown', {}, chooser),
      said('expired', {}, { ...chooser, consent: { ...CONTACT, expiresOn: day(2).slice(0, 10) } }),
      said('still', {}, { ...chooser, consent: { ...CONTACT, expiresOn: day(-2).slice(0, 10) } }),
      said('asked', asked, { ...chooser, consent: CONTACT }),
      said('wrote', { occurredAt: day(1) }, { ...chooser, consent: CONTACT }),
      said('met', {}, { ...chooser, consent: CONTACT }),
    ]);
    const { participants } = await client.data<{ participants: { nodes: { id: string; alias: string }[] } }>(
      '{ participants { nodes { id alias } } }',
    );
    const met = participants.nodes.find(({ alias }) => alias === 'met')?.id;
    const planned = { heldAt: day(-5), kind: 'INTERVIEW', participantIds: [met] };
    expect((await client.mutate('interviewCreate', planned)).userErrors).toEqual([]);
    const answer = await ask(outcome.id);
    expect(answer.target).toEqual({ id: target.id });
    const names = answer.suggestions.map(({ gap, participants: who }) => [gap, who.map(({ alias }) => alias).sort()]);
    expect(names).toEqual([
      ['CONTESTED', ['fits', 'still', 'wrote']],
      ['PERSONA', ['fits', 'still', 'wrote']],
      ['CHOOSER', ['fits', 'still', 'wrote']],
    ]);
    expect(answer.suggestions[0]?.reason).toBe('1 of 2 who were heard contradict “Swapped”.');
    expect(answer.suggestions[1]?.who).toBe('somebody like The one who pays');
  });
});
