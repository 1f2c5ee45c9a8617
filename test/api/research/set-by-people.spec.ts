import type { Warning } from '../../../src/domain/warning.ts';
import { getNamedType, type GraphQLSchema, isInputObjectType } from 'graphql';
import { schemaOf } from '../../support/figures.ts';
import { grow } from '../../support/grow.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';

interface Receipt {
  readonly status: string;
  readonly insightId: string;
  readonly warnings: readonly string[];
}
/** What a field is: as a source states it, as a person sets it, and as the source states it later. */
type Course = readonly [stated: unknown, set: unknown, restated: unknown];

/** What is ingested of things that people change too: the inputs of both, and what people cannot set, or what a source cannot. */
const THINGS: Readonly<
  Record<string, { readonly ingested: string; readonly update: string; readonly mutation: string }>
> = {
  Participant: {
    ingested: 'IngestedParticipantInput',
    update: 'ParticipantUpdateInput',
    mutation: 'participantUpdate',
  },
  Interview: { ingested: 'IngestedInterviewInput', update: 'InterviewUpdateInput', mutation: 'interviewUpdate' },
  InterviewSnapshot: {
    ingested: 'IngestedSnapshotInput',
    update: 'InterviewSnapshotSetInput',
    mutation: 'interviewSnapshotSet',
  },
  Evidence: { ingested: 'IngestedEvidenceInput', update: 'EvidenceUpdateInput', mutation: 'evidenceUpdate' },
};

/** Inputs that a source tells of things by which people cannot change, with what settles those that both may. */
const OF_SOURCES_ALONE: Readonly<Record<string, string>> = {
  ConsentInput: 'one clock for a person, whoever states it: source-clock.spec.ts',
  ExperienceStepInput: 'a part of a snapshot',
  ExternalRefIngestItemInput: 'the source knows its own state better; what was taken away: decided-by-people.spec.ts',
  IngestedAccountInput: 'no mutation changes accounts',
  IngestedQuoteInput: 'no mutation changes quotes',
  InsightIngestItemInput: 'no mutation changes what an insight says; triage: decided-by-people.spec.ts',
  InterviewAnswerInput: 'a part of an interview',
  KanoAnswerIngestItemInput: 'no mutation changes answers',
  MemorableQuoteInput: 'a part of a snapshot',
  MetricReadingIngestItemInput: 'no mutation changes the readings of a source',
  ParticipantIngestItemInput: 'a participant, as IngestedParticipantInput',
  SurveyAnswerIngestItemInput: 'no mutation changes answers',
};

const fieldsOf = (schema: GraphQLSchema, name: string): string[] => {
  const type = schema.getType(name);
  return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
};

describe('what people set of things that a source tells of', () => {
  let client: Client;
  let schema: GraphQLSchema;
  let courses: Readonly<Record<string, Readonly<Record<string, Course>>>>;
  let nodeId: string;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
    schema = await schemaOf(client);
    const plant = grow(client);
    const outcomes = await Promise.all([1, 2, 3].map(() => plant.outcome()));
    const needs = await Promise.all([1, 2, 3].map(() => plant.opportunity(outcomes[0]?.id ?? '')));
    nodeId = (await plant.opportunity(outcomes[0]?.id ?? '')).id;
    const many = async (mutation: string, answer: string, input: object): Promise<string[]> => {
      const made = [1, 2, 3].map(async (place) => {
        const payload = await client.mutate<Record<string, { id: string }>>(
          mutation,
          { name: `${answer} ${place}`, ...input },
          `${answer} { id }`,
        );
        return payload[answer]?.id ?? '';
      });
      return Promise.all(made);
    };
    const of = (ids: readonly string[]): Course => [ids[0], ids[1], ids[2]];
    const listsOf = (ids: readonly string[]): Course => [[ids[0]], [ids[1]], [ids[2]]];
    const days = [1, 2, 3].map((day) => `2026-01-0${day}T10:00:00.000Z`);
    const pages = [1, 2, 3].map((page) => `https://example.org/${page}`);
    courses = {
      Participant: {
        alias: ['Stated', 'Set', 'Restated'],
        relationship: ['USER', 'CHOOSER', 'USER'],
        segments: [['stated'], ['set'], ['restated']],
      },
      Interview: {
        heldAt: of(days),
        kind: ['INTERVIEW', 'USABILITY', 'OBSERVATION'],
        durationMinutes: [10, 20, 30],
        templateKey: ['STORY_BASED', 'SCRIPTED_SEVEN', 'STORY_BASED'],
        recordingUrl: of(pages),
        notes: ['stated', 'set', 'restated'],
        answers: [
          [{ questionKey: 'hard', text: 'stated' }],
          [{ questionKey: 'today', text: 'set' }],
          [{ questionKey: 'hard', text: 'restated' }],
        ],
        outcomeId: of(outcomes.map(({ id }) => id)),
        productId: of(await many('productCreate', 'product', {})),
        teamId: of(await many('teamCreate', 'team', {})),
        attendeeIds: listsOf(await many('personCreate', 'person', { role: 'PRODUCT' })),
      },
      InterviewSnapshot: {
        photoUrl: of(pages),
        quickFacts: [['stated'], ['set'], ['restated']],
        memorableQuote: [
          { text: 'stated', origin: 'VERBATIM' },
          { text: 'set', origin: 'VERBATIM' },
          { text: 'restated', origin: 'VERBATIM' },
        ],
        experienceSteps: [[{ step: 'stated' }], [{ step: 'set' }], [{ step: 'restated' }]],
        otherLearnings: [['stated'], ['set'], ['restated']],
        opportunityIds: listsOf(needs.map(({ id }) => id)),
      },
      Evidence: { stance: ['SUPPORTS', 'CONTRADICTS', 'SUPPORTS'], class: ['STRONG', 'WEAK', 'STRONG'] },
    };
  });

  const ingest = async (item: object): Promise<Receipt> => {
    const { receipts } = await client.mutate<{ receipts: (Omit<Receipt, 'warnings'> & { warnings: Warning[] })[] }>(
      'insightIngest',
      { sourceSystem: 'talks', items: [item] },
      'receipts { status insightId warnings { code message path } errors { message } }',
    );
    if (!receipts[0] || receipts[0].status === 'REJECTED') throw new Error(JSON.stringify(receipts));
    return { ...receipts[0], warnings: receipts[0].warnings.map(({ message }) => message) };
  };
  /** An item that tells of a thing, so that nothing of the insight itself hides what becomes of it. */
  const told = (thing: string, name: string, place: number, fields: object): object => {
    const named = { externalId: name };
    return {
      externalId: thing === 'Evidence' ? name : `${name}/${place}`,
      kind: 'INTERVIEW',
      occurredAt: '2026-01-01T10:00:00Z',
      title: `Heard ${place}`,
      participant: { externalId: `of ${name}`, ...(thing === 'Participant' ? fields : {}) },
      ...(thing === 'Interview' ? { interview: { ...named, ...fields } } : {}),
      ...(thing === 'InterviewSnapshot' ? { interview: { ...named, snapshot: fields } } : {}),
      ...(thing === 'Evidence' ? { links: [{ nodeId, ...fields }] } : {}),
    };
  };
  /** How a thing of one name is named to the mutation that changes it. */
  const known = async (thing: string, name: string): Promise<object> => {
    const [row] = await look<{ id: string; version: number }>(
      client,
      {
        Participant: `SELECT who.id, version FROM participant AS who JOIN participant_identity AS name ON name.participant_id = who.id WHERE name.value = 'of ' || $1`,
        Interview: `SELECT id, version FROM interview WHERE external_id = $1`,
        InterviewSnapshot: `SELECT interview.id, snapshot.version FROM interview JOIN interview_snapshot AS snapshot ON snapshot.interview_id = interview.id WHERE external_id = $1`,
        Evidence: `SELECT evidence.id, evidence.version FROM evidence JOIN insight ON insight.id = evidence.insight_id WHERE external_id = $1`,
      }[thing] ?? '',
      [name],
    );
    return { [thing === 'InterviewSnapshot' ? 'interviewId' : 'id']: row?.id, expectedVersion: row?.version };
  };
  /** What the field of a thing of one name is, as its history tells of it or its row. */
  const valueOf = async (thing: string, name: string, field: string): Promise<string> => {
    const column = field === 'memorableQuote' || field === 'answers' || field === 'experienceSteps' ? 'words' : field;
    const sql = {
      Participant: `SELECT to_jsonb(who) AS row FROM participant AS who JOIN participant_identity AS name ON name.participant_id = who.id WHERE name.value = 'of ' || $1`,
      Interview: `SELECT to_jsonb(interview) || jsonb_build_object('attendee_ids', ARRAY(SELECT person_id FROM interview_attendee WHERE interview_id = interview.id)) AS row FROM interview WHERE external_id = $1`,
      InterviewSnapshot: `SELECT to_jsonb(snapshot) AS row FROM interview JOIN interview_snapshot AS snapshot ON snapshot.interview_id = interview.id WHERE external_id = $1`,
      Evidence: `SELECT to_jsonb(evidence) AS row FROM evidence JOIN insight ON insight.id = evidence.insight_id WHERE external_id = $1`,
    };
    const [found] = await look<{ row: Record<string, unknown> }>(client, sql[thing as keyof typeof sql], [name]);
    const value = found?.row[field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
    if (column === 'words') return /"(?:text|step)": ?"([^"]*)"/.exec(JSON.stringify(value))?.[1] ?? '';
    return field === 'heldAt' ? new Date(value as string).toISOString() : JSON.stringify(value);
  };
  const textOf = (field: string, value: unknown): string => {
    const [first] = [value].flat() as { text?: string; step?: string }[];
    const words = typeof first === 'object' ? (first.text ?? first.step) : undefined;
    return words ?? (field === 'heldAt' ? String(value) : JSON.stringify(value));
  };

  it('is known of every input by which a source tells of things, and every field that both can set has a course here', () => {
    const reached = new Set<string>();
    const reach = (name: string): void => {
      const type = schema.getType(name);
      if (reached.has(name) || !isInputObjectType(type)) return;
      reached.add(name);
      for (const field of Object.values(type.getFields())) reach(getNamedType(field.type).name);
    };
    for (const name of Object.keys(schema.getTypeMap())) if (/IngestItemInput$/.test(name)) reach(name);
    const told = Object.values(THINGS).map(({ ingested }) => ingested);
    expect([...reached].sort()).toEqual([...told, ...Object.keys(OF_SOURCES_ALONE)].sort());
    for (const [thing, { ingested, update }] of Object.entries(THINGS)) {
      const both = fieldsOf(schema, ingested).filter((field) => fieldsOf(schema, update).includes(field));
      expect([thing, Object.keys(courses[thing] ?? {}).sort()]).toEqual([thing, both.sort()]);
    }
  });

  it.each(Object.keys(THINGS))(
    'stays where the source of a %s says otherwise later, and its receipt says so',
    async (thing) => {
      const of = Object.entries(courses[thing] ?? {});
      const at = (place: 0 | 1 | 2) => Object.fromEntries(of.map(([field, course]) => [field, course[place]]));
      const tried = of.map(async ([field, [, set]]) => {
        const name = `${thing} ${++count}`;
        await ingest(told(thing, name, 0, at(0)));
        const change = field === 'answers' ? { answers: set, templateKey: 'SCRIPTED_SEVEN' } : { [field]: set };
        const { userErrors } = await client.mutate(THINGS[thing]?.mutation ?? '', {
          ...(await known(thing, name)),
          ...change,
        });
        expect([field, userErrors]).toEqual([field, []]);
        const { warnings } = await ingest(told(thing, name, 1, at(2)));
        expect([field, await valueOf(thing, name, field)]).toEqual([field, textOf(field, set)]);
        expect([field, warnings]).toEqual([
          field,
          expect.arrayContaining([expect.stringMatching(new RegExp(`\\b${field}\\b.* stays so`))]),
        ]);
        // What nobody set goes on to follow the source.
        const [other, course] = of.find(([each]) => !(each in change) && each !== 'kind') ?? [];
        if (other && course && thing !== 'Evidence')
          expect([field, other, await valueOf(thing, name, other)]).toEqual([field, other, textOf(other, course[2])]);
      });
      await Promise.all(tried);
    },
  );

  it('stays of who took part in an interview: nobody whom people took off is entered again', async () => {
    const guests = async (): Promise<string[]> =>
      (
        await look<{ value: string }>(
          client,
          `SELECT name.value FROM interview JOIN interview_guest AS guest ON guest.interview_id = interview.id
           JOIN participant_identity AS name ON name.participant_id = guest.participant_id
           WHERE interview.external_id = 'guests' ORDER BY 1`,
        )
      ).map(({ value }) => value);
    const said = (who: string, place: number, notes: string) => ({
      ...told('Interview', 'guests', place, { notes, durationMinutes: 10 + place }),
      participant: { externalId: who },
    });
    for (const [place, who] of ['Ann', 'Ben'].entries()) await ingest(said(who, place, 'Heard.'));
    const ben = await look<{ id: string }>(
      client,
      `SELECT participant_id AS id FROM participant_identity WHERE value = 'Ben'`,
    );
    const taken = { ...(await known('Interview', 'guests')), participantIds: ben.map(({ id }) => id) };
    expect((await client.mutate('interviewUpdate', taken)).userErrors).toEqual([]);
    const { warnings } = await ingest(said('Ann', 3, 'Of somebody who was not there.'));
    expect(warnings).toEqual([expect.stringContaining('taken off by a person and stays off') as string]);
    expect([await guests(), await valueOf('Interview', 'guests', 'notes')]).toEqual([['Ben'], '"Heard."']);
    expect(await valueOf('Interview', 'guests', 'durationMinutes')).toBe('13');
    // Others who were there come along, and count as a change of the interview.
    const before = (await known('Interview', 'guests')) as { expectedVersion: number };
    await ingest({ ...said('Cem', 4, 'Heard.'), interview: { externalId: 'guests' } });
    expect(await guests()).toEqual(['Ben', 'Cem']);
    expect(await known('Interview', 'guests')).toMatchObject({ expectedVersion: before.expectedVersion + 1 });
    // Whoever is entered by hand again may come again.
    const [ann] = await look<{ id: string }>(
      client,
      `SELECT participant_id AS id FROM participant_identity WHERE value = 'Ann'`,
    );
    const back = { ...(await known('Interview', 'guests')), participantIds: [ann?.id] };
    expect((await client.mutate('interviewUpdate', back)).userErrors).toEqual([]);
    expect((await ingest(said('Ann', 5, 'Heard again.'))).warnings).toEqual([]);
    expect([await guests(), await valueOf('Interview', 'guests', 'notes')]).toEqual([['Ann'], '"Heard again."']);
  });

  it('stays of an interview that was called off, and of one that people entered; of a plan the source knows better', async () => {
    await ingest(told('Interview', 'off', 0, { notes: 'Heard.' }));
    const off = { ...(await known('Interview', 'off')), status: 'CANCELLED' };
    expect((await client.mutate('interviewUpdate', off)).userErrors).toEqual([]);
    const { warnings } = await ingest(told('Interview', 'off', 1, { durationMinutes: 5 }));
    expect(warnings).toEqual([expect.stringMatching(/status was set by a person/)]);
    expect(await valueOf('Interview', 'off', 'status')).toBe('"CANCELLED"');
    const entered = { kind: 'INTERVIEW', sourceSystem: 'talks', notes: 'By hand.', durationMinutes: 30 };
    for (const [externalId, more] of [
      ['entered', { heldAt: '2026-01-01T10:00:00Z', status: 'CANCELLED' }],
      ['planned', { heldAt: '2099-01-01T10:00:00Z', status: 'PLANNED' }],
    ] as const) {
      expect((await client.mutate('interviewCreate', { ...entered, externalId, ...more })).userErrors).toEqual([]);
      const stated = { notes: 'Stated.', durationMinutes: 45, heldAt: '2026-01-02T10:00:00Z' };
      const receipt = await ingest(told('Interview', externalId, 0, stated));
      expect([externalId, await valueOf('Interview', externalId, 'notes')]).toEqual([externalId, '"By hand."']);
      expect(receipt.warnings.join()).toMatch(/notes.* was set by a person/);
    }
    expect(await valueOf('Interview', 'entered', 'durationMinutes')).toBe('30');
    expect(await valueOf('Interview', 'planned', 'durationMinutes')).toBe('45');
    expect(await valueOf('Interview', 'planned', 'status')).toBe('"HELD"');
  });

  it('does not stand in the way of words that come again under a new consent', async () => {
    const consent = (status: string, day: number, more: object = {}) => ({
      ...told('Interview', 'consent', 10 + day, more),
      participant: { externalId: 'of consent', consent: { status, ...(status === 'GIVEN' && { scope: ['NOTES'] }) } },
      sourceUpdatedAt: `2026-01-0${day}T00:00:00Z`,
    });
    await ingest(consent('UNKNOWN', 1, { notes: 'Heard.' }));
    const set = { ...(await known('Interview', 'consent')), notes: 'By hand.' };
    expect((await client.mutate('interviewUpdate', set)).userErrors).toEqual([]);
    await ingest(consent('WITHDRAWN', 2));
    expect(await valueOf('Interview', 'consent', 'notes')).toBe('null');
    await ingest(consent('GIVEN', 3, { notes: 'Said again.' }));
    expect(await valueOf('Interview', 'consent', 'notes')).toBe('"Said again."');
  });

  it('stays through a merge with somebody whom a source tells of, and is parted with them again', async () => {
    const { participant } = await client.mutate<{ participant: { id: string; version: number } }>(
      'participantCreate',
      { alias: 'By hand', relationship: 'CHOOSER' },
      'participant { id version }',
    );
    await ingest(told('Participant', 'merged', 0, {}));
    const { id, expectedVersion } = (await known('Participant', 'merged')) as { id: string; expectedVersion: number };
    const { participantMerge } = await client.mutate<{ participantMerge: { id: string } }>(
      'participantMerge',
      { id: participant.id, expectedVersion: participant.version, intoId: id, intoExpectedVersion: expectedVersion },
      'participantMerge { id }',
    );
    const { warnings } = await ingest(told('Participant', 'merged', 1, { alias: 'Stated', relationship: 'USER' }));
    expect(warnings).toEqual([
      expect.stringMatching(/alias was set by/),
      expect.stringMatching(/relationship was set by a person/),
    ]);
    expect(await valueOf('Participant', 'merged', 'alias')).toBe('"By hand"');
    await client.mutate('participantMergeUndo', { id: participantMerge.id });
    await ingest(told('Participant', 'merged', 2, { alias: 'Stated', relationship: 'USER' }));
    expect(await valueOf('Participant', 'merged', 'alias')).toBe('"Stated"');
  });
});
