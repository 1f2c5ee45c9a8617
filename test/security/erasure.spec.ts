import { ENTITIES } from '../../src/app.features.ts';
import { goneGrounds } from '../../src/domain/research/participant/consent.ts';
import { readConfig } from '../../src/platform/config.ts';
import { personalOf, subjectPathsOf } from '../../src/platform/change-log/personal.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import type { ModelClass } from '../../src/platform/database/model-columns.ts';
import { aim } from '../support/aim.ts';
import { grow } from '../support/grow.ts';
import { type Client, look, newWorkspace } from '../support/service.ts';
import { whereStands } from '../support/where-stands.ts';

/** A text column that is marked as personal, with the ground on which it is kept. */
interface Marked {
  readonly table: string;
  readonly name: string;
  readonly type: 'text' | 'text[]' | 'jsonb';
  readonly ground: string;
}

async function markedColumns(): Promise<Marked[]> {
  const fail = (fault: unknown): never => {
    throw fault;
  };
  const source = dataSourceOf(process.env['TEST_DATABASE_URL'] ?? '', readConfig({}), ENTITIES, fail);
  await source.initialize();
  await source.destroy();
  return source.entityMetadatas.flatMap((metadata) =>
    personalOf(metadata.target as ModelClass<object>).flatMap(({ property, ground }) => {
      const column = metadata.findColumnWithPropertyName(property);
      if (!column || (column.type !== 'text' && column.type !== 'jsonb')) return [];
      const type = column.type === 'jsonb' ? 'jsonb' : column.isArray ? 'text[]' : 'text';
      return [{ table: metadata.tableName, name: column.databaseName, type, ground } as const];
    }),
  );
}

const MARKED = await markedColumns();
const ABOUT_PERSONS = ENTITIES.filter((model) => subjectPathsOf(model).length > 0).map(({ name }) => name);

let pushes = 0;

/** Everything that is written down of one person, their words copied wherever people copy words. */
class Story {
  participantId = '';
  private constructor(
    readonly client: Client,
    readonly secret: string,
  ) {}

  /** @param who names the person; the secret stands in every text that tells of them */
  static async of(client: Client, secret: string): Promise<Story> {
    const story = new Story(client, secret);
    await story.tell();
    return story;
  }

  private async tell(): Promise<void> {
    const { client, secret } = this;
    const plant = grow(client);
    const quote = `${secret} never knows what to cook on Thursdays`;
    const outcome = await plant.outcome();
    const opportunity = await plant.opportunity(outcome.id, 'Planning is hard', {
      quote: { text: `  “${quote.toUpperCase()}!” `, persona: secret, origin: 'VERBATIM' },
      description: `Somebody said: ${quote}, and laughed.`,
    });
    const [insight] = await this.push(this.item('one', quote, { links: [{ nodeId: opportunity.id }] }));
    this.participantId = insight?.participantId ?? '';
    await this.push(this.item('two', `${secret} once said something else entirely that day`));
    // Said anew: the older wording stands in a node only.
    const older = await plant.opportunity(outcome.id, 'An older wording', {
      quote: { text: `${secret} once said something else entirely that day`, origin: 'VERBATIM' },
    });
    await this.push(this.item('two', `${secret} now says it in other words`));
    const objective = await aim(client).objective({
      opportunityId: older.id,
      quote: { text: quote, origin: 'VERBATIM' },
    });
    expect(objective.id).not.toBe('');
    await this.sent('commentCreate', { nodeId: opportunity.id, text: `I remember: “${quote}”` });
    await this.sent('openQuestionCreate', { nodeId: opportunity.id, text: `Why: ${quote}?` });
    await this.sent('decisionRecord', {
      question: `Is it true that ${quote}?`,
      options: [`yes, ${quote}`, 'no'],
      choice: 'no',
      reason: `${quote}. So they say.`,
      twoWayDoor: true,
    });
    await this.sent('evidenceCreate', {
      items: [{ insightId: insight?.insightId, nodeId: older.id, stance: 'SUPPORTS', note: `${secret} told me` }],
    });
    await this.sent('surveyAnswerIngest', {
      sourceSystem: 'desk',
      items: [
        {
          externalId: `answer-${secret}`,
          respondent: `${secret}-id`,
          segment: `homes of ${secret}`,
          opportunityId: opportunity.id,
          importance: 4,
          satisfaction: 2,
          answeredAt: '2026-02-03T00:00:00Z',
        },
      ],
    });
    await this.sent('opportunityCreate', {
      parentId: outcome.id,
      title: 'With a key',
      idempotencyKey: `key of ${secret}`,
    });
  }

  private async sent(mutation: string, input: object): Promise<void> {
    const { userErrors } = await this.client.mutate(mutation, { ...input });
    expect(userErrors).toEqual([]);
  }

  /** An insight in which every text is the person's. */
  item(name: string, quote: string, more: object = {}) {
    const { secret } = this;
    return {
      externalId: `${secret}-${name}`,
      kind: 'INTERVIEW',
      occurredAt: '2026-02-01',
      channel: `inbox of ${secret}`,
      url: `https://desk.example/${secret}/${name}`,
      title: `${secret} at breakfast`,
      body: `We asked ${secret}. ${quote}.`,
      tags: [`met ${secret}`],
      metadata: { name: secret },
      quotes: [{ externalId: `quote-${secret}-${name}`, text: quote }, { text: `${secret} has no name for this` }],
      participant: {
        externalId: `${secret}-id`,
        alias: secret,
        matchKeys: [`${secret}-hash`],
        segments: [`homes of ${secret}`],
        account: { externalId: `${secret}-home`, name: `The ${secret}s`, tier: `${secret} gold`, value: 4_711 },
      },
      interview: {
        externalId: `talk-${secret}`,
        notes: `${secret} sat there`,
        recordingUrl: `https://media.example/${secret}`,
        templateKey: 'STORY',
        snapshot: {
          photoUrl: `https://media.example/${secret}.png`,
          quickFacts: [`${secret} has two children`],
          memorableQuote: { text: `${secret} sighed and sighed and sighed`, origin: 'VERBATIM' },
          experienceSteps: [{ step: `${secret} opened the fridge` }],
          otherLearnings: [`${secret} likes nuts`],
        },
      },
      ...more,
    };
  }

  async push(...items: readonly object[]): Promise<{ insightId: string; participantId: string }[]> {
    const { receipts } = await this.client.mutate<{
      receipts: { insightId: string; participantId: string; errors: { message: string }[] }[];
    }>(
      'insightIngest',
      { sourceSystem: 'desk', items, idempotencyKey: `push ${++pushes}` },
      'receipts { insightId participantId errors { message path } }',
    );
    expect(receipts.flatMap(({ errors }) => errors)).toEqual([]);
    return receipts;
  }

  /** Plants the secret in every column that is marked, whether a door leads there or not. */
  async plantEverywhere(columns: readonly Marked[]): Promise<void> {
    const filled: Readonly<Record<Marked['type'], string>> = {
      text: `$1 || ' in ' || id::text`,
      'text[]': `ARRAY[$1::text]`,
      jsonb: `CASE WHEN jsonb_typeof(COLUMN) = 'array' THEN jsonb_build_array(jsonb_build_object('text', $1::text, 'step', $1::text))
        ELSE jsonb_build_object('text', $1::text, 'origin', 'VERBATIM') END`,
    };
    for (const { table, name, type } of columns)
      await look(
        this.client,
        `UPDATE "${table}" SET "${name}" = ${filled[type].replaceAll('COLUMN', `"${name}"`)} WHERE strpos(lower("${name}"::text), lower($1)) = 0 OR "${name}" IS NULL`,
        [this.secret],
      );
  }

  async version(): Promise<number> {
    const { participant } = await this.client.data<{ participant: { version: number } }>(
      'query ($id: ID!) { participant: node(id: $id) { ... on Participant { version } } }',
      { id: this.participantId },
    );
    return participant.version;
  }

  /** Types of the rows that an export of the person holds. */
  async exported(): Promise<Set<string>> {
    const { text } = await this.client.get(`/export/participants/${this.participantId}`);
    const lines = text.trimEnd().split('\n');
    return new Set(lines.map((line) => (JSON.parse(line) as { type: string }).type));
  }
}

let count = 0;
/** A word of small and capital letters alone, so that searches index it, longer than any word of a language. */
const secretOf = (name: string): string =>
  `Zq${name}${[...String(Date.now() * 100 + ++count)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}secret`;

describe('what is left of a person', () => {
  it('who was erased: nothing in any table, in capitals or not, whatever is sent again', async () => {
    const client = await newWorkspace();
    const story = await Story.of(client, secretOf('erased'));
    const { secret } = story;
    const revisions = 'SELECT tree_id, revision FROM tree_revision ORDER BY tree_id';
    const before = await look<{ revision: number }>(client, revisions);
    await story.plantEverywhere(MARKED);
    const stands = await whereStands(client, secret);
    expect(Object.keys(stands)).toEqual(
      expect.arrayContaining(
        [...new Set(MARKED.map(({ table }) => table))].filter(
          (table) => table !== 'kano_answer' && table !== 'participant_merge',
        ),
      ),
    );
    expect(Object.keys(stands)).toEqual(
      expect.arrayContaining([
        'tree_node',
        'objective',
        'comment',
        'decision',
        'open_question',
        'change_log',
        'idempotency_key',
        'opportunity_word',
        'search_word',
      ]),
    );
    expect([...(await story.exported())].sort()).toEqual(
      expect.arrayContaining(ABOUT_PERSONS.filter((name) => !['KanoAnswer', 'ParticipantMerge'].includes(name))),
    );
    const erased = { id: story.participantId, expectedVersion: await story.version() };
    expect((await client.mutate('participantErase', erased)).userErrors).toEqual([]);
    expect(await whereStands(client, secret)).toEqual({});
    const after = await look<{ revision: number }>(client, revisions);
    expect(after.map(({ revision }, index) => revision > (before[index]?.revision ?? 0))).toEqual([true]);
    // What the source sends again brings nothing back, with another name of theirs and without one either.
    const again = story.item('one', `${secret} never knows what to cook on Thursdays`);
    await story.push({ ...again, sourceUpdatedAt: '2026-04-01' });
    await story.push({ ...again, participant: null, sourceUpdatedAt: '2026-04-02' });
    await story.push({ ...again, externalId: 'a new one', sourceUpdatedAt: '2026-04-03' });
    expect(await whereStands(client, secret)).toEqual({});
  }, 60_000);

  it('who was merged: nothing under either name, of whomever of the two the erasure is asked', async () => {
    const client = await newWorkspace();
    for (const asked of ['merged', 'into'] as const) {
      const [merged, into] = [await Story.of(client, secretOf('from')), await Story.of(client, secretOf('into'))];
      const both = {
        id: merged.participantId,
        expectedVersion: await merged.version(),
        intoId: into.participantId,
        intoExpectedVersion: await into.version(),
      };
      expect((await client.mutate('participantMerge', both)).userErrors).toEqual([]);
      // By the id of who stayed, or by a name that the one had who was merged.
      const erased = { id: into.participantId, expectedVersion: await into.version() };
      const line = { externalId: `${merged.secret}-id`, operation: 'ERASE' };
      const { userErrors } =
        asked === 'into'
          ? await client.mutate('participantErase', erased)
          : await client.mutate('participantIngest', { sourceSystem: 'desk', items: [line] });
      expect(userErrors).toEqual([]);
      for (const { secret } of [merged, into]) expect(await whereStands(client, secret)).toEqual({});
    }
  }, 60_000);

  it('who withdrew: no word, name or medium', async () => {
    const client = await newWorkspace();
    const story = await Story.of(client, secretOf('withdrawn'));
    const words = `${story.secret}words`;
    const gone = goneGrounds({ consentStatus: 'WITHDRAWN', consentScope: [] }, false);
    const columns = MARKED.filter(({ ground }) => gone.has(ground as never));
    const planted = Object.assign(Object.create(Object.getPrototypeOf(story) as object) as Story, story, {
      secret: words,
    });
    await planted.plantEverywhere(columns);
    expect(await whereStands(client, words)).not.toEqual({});
    const input = { id: story.participantId, expectedVersion: await story.version(), consent: { status: 'WITHDRAWN' } };
    expect((await client.mutate('participantConsentSet', input)).userErrors).toEqual([]);
    expect(await whereStands(client, words)).toEqual({});
  }, 60_000);

  it('who withdrew: no copy of their words, of an older wording neither', async () => {
    const client = await newWorkspace();
    const story = await Story.of(client, secretOf('copied'));
    const input = { id: story.participantId, expectedVersion: await story.version(), consent: { status: 'WITHDRAWN' } };
    expect((await client.mutate('participantConsentSet', input)).userErrors).toEqual([]);
    const left = await whereStands(client, story.secret);
    // Names by which systems know the person go with an erasure only.
    expect(Object.keys(left)).toEqual(
      expect.not.arrayContaining(['objective', 'decision', 'comment', 'open_question', 'tree_node']),
    );
    const nodes = await look<{ quote: unknown }>(client, 'SELECT quote FROM tree_node WHERE quote IS NOT NULL');
    expect(nodes).toEqual([]);
  }, 60_000);
});
