import { ENTITIES } from '../../src/app.features.ts';
import { readConfig } from '../../src/platform/config.ts';
import { personalOf } from '../../src/platform/change-log/personal.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import type { ModelClass } from '../../src/platform/database/model-columns.ts';
import { grow } from '../support/grow.ts';
import { type Client, look, newWorkspace } from '../support/service.ts';
import { whereStands } from '../support/where-stands.ts';

const SAID = 'nobody in zqxland ever knew what to cook';
const OLDER = `In the beginning ${SAID}`;

/** Says something of a person in one column, then something else. */
type Saying = (client: Client, text: string) => Promise<unknown>;

const insight = (client: Client, more: object): Promise<unknown> =>
  client.mutate<{ receipts: { errors: object[] }[] }>(
    'insightIngest',
    {
      sourceSystem: 'desk',
      items: [
        {
          externalId: 'one',
          kind: 'INTERVIEW',
          occurredAt: '2026-02-01',
          title: 'Heard',
          participant: { externalId: 'ada' },
          ...more,
        },
      ],
    },
    'receipts { errors { message } }',
  );
const interview = (client: Client, more: object): Promise<unknown> =>
  insight(client, { interview: { externalId: 'talk', templateKey: 'SCRIPTED_SEVEN', ...more } });
const snapshot = (client: Client, more: object): Promise<unknown> => interview(client, { snapshot: more });

/** Every column in which a person's words stand, and how they are said anew. To mark a column, say how. */
const SAYINGS: Readonly<Record<string, Saying>> = {
  'Insight.body': (client, text) => insight(client, { body: text }),
  'Quote.text': (client, text) => insight(client, { quotes: [{ externalId: 'q', text }] }),
  'Interview.notes': (client, text) => interview(client, { notes: text }),
  'Interview.answers': (client, text) => interview(client, { answers: [{ questionKey: 'love', text }] }),
  'InterviewSnapshot.memorableQuote': (client, text) =>
    snapshot(client, { memorableQuote: { text, origin: 'VERBATIM' } }),
  'InterviewSnapshot.experienceSteps': (client, text) => snapshot(client, { experienceSteps: [{ step: text }] }),
  'Participant.alias': (client, text) => insight(client, { participant: { externalId: 'ada', alias: text } }),
  'Account.name': (client, text) =>
    insight(client, { participant: { externalId: 'ada', account: { externalId: 'home', name: text } } }),
};

/** Columns that are never worded anew. */
const NEVER_REWORDED: Readonly<Record<string, string>> = {
  'ParticipantIdentity.value': 'a name is what the source calls them for good',
  'Account.externalId': 'a name is what the source calls it for good',
  'Account.value': 'a number',
  'Participant.aliasAlone': 'another place of the alias',
};

async function markedColumns(): Promise<string[]> {
  const fail = (fault: unknown): never => {
    throw fault;
  };
  const source = dataSourceOf(process.env['TEST_DATABASE_URL'] ?? '', readConfig({}), ENTITIES, fail);
  await source.initialize();
  await source.destroy();
  return source.entityMetadatas.flatMap(({ target, targetName }) =>
    personalOf(target as ModelClass<object>)
      .filter(({ copies }) => copies === 'PASSAGES')
      .map(({ property }) => `${targetName}.${property}`),
  );
}

describe('what somebody said before it was worded anew', () => {
  it('is known of every column of their words', async () => {
    expect([...new Set(await markedColumns())].sort()).toEqual(
      [...Object.keys(SAYINGS), ...Object.keys(NEVER_REWORDED)].sort(),
    );
  });

  it.each(Object.entries(SAYINGS))('goes with them where it was copied: %s', async (name, say) => {
    const client = await newWorkspace(`older ${name}`);
    await say(client, OLDER);
    expect(await whereStands(client, 'zqxland')).not.toEqual({});
    const plant = grow(client);
    const { id } = await plant.outcome();
    await plant.opportunity(id, 'Cooking is hard', { quote: { text: `“${OLDER}!”`, origin: 'VERBATIM' } });
    await say(client, 'Now it is said in other words');
    const [participant] = await look<{ id: string; version: number }>(
      client,
      'SELECT id, version FROM participant WHERE erased_at IS NULL',
    );
    const input = { id: participant?.id, expectedVersion: participant?.version };
    expect((await client.mutate('participantErase', input)).userErrors).toEqual([]);
    expect(await whereStands(client, 'zqxland')).toEqual({});
    const again = { parentId: id, title: 'Again', quote: { text: OLDER, origin: 'VERBATIM' } };
    expect((await client.mutate('opportunityCreate', again)).userErrors).toMatchObject([{ code: 'NOT_APPLICABLE' }]);
  });
});
