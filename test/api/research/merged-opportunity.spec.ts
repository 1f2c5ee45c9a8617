import { getNamedType, isInputObjectType } from 'graphql';
import { schemaOf } from '../../support/figures.ts';
import { grow, type Node } from '../../support/grow.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';

const ON = '2026-01-01T00:00:00Z';

/** How a source names an opportunity, by the input and the field; what it says then stands with `read`. */
const NAMED: Readonly<Record<string, { readonly line: (node: Node, name: string) => object; readonly read: string }>> =
  {
    'ExternalRefIngestItemInput.nodeId': {
      line: ({ id: nodeId }, externalId) => ({ type: 'EXTERNAL_REF', externalId, nodeId }),
      read: `SELECT entity_id AS id FROM external_ref WHERE external_id = $1`,
    },
    'IngestedEvidenceInput.nodeId': {
      line: ({ id: nodeId }, externalId) => insight(externalId, { links: [{ nodeId }] }),
      read: `SELECT node_id AS id FROM evidence JOIN insight ON insight.id = evidence.insight_id WHERE external_id = $1`,
    },
    'IngestedEvidenceInput.ref': {
      line: (_, externalId) => insight(externalId, { links: [{ ref: 'jira:OLD-1' }] }),
      read: `SELECT node_id AS id FROM evidence JOIN insight ON insight.id = evidence.insight_id WHERE external_id = $1`,
    },
    'IngestedEvidenceInput.shortKey': {
      line: ({ shortKey }, externalId) => insight(externalId, { links: [{ shortKey }] }),
      read: `SELECT node_id AS id FROM evidence JOIN insight ON insight.id = evidence.insight_id WHERE external_id = $1`,
    },
    'IngestedSnapshotInput.opportunityIds': {
      line: ({ id }, externalId) =>
        insight(externalId, { interview: { externalId, snapshot: { opportunityIds: [id] } } }),
      read: `SELECT opportunity_ids[1] AS id FROM interview_snapshot AS snapshot
      JOIN interview ON interview.id = snapshot.interview_id WHERE external_id = $1`,
    },
    'SurveyAnswerIngestItemInput.opportunityId': {
      line: ({ id: opportunityId }, segment) => ({
        type: 'SURVEY_ANSWER',
        opportunityId,
        segment,
        respondent: 'somebody',
        answeredAt: ON,
        importance: 5,
        satisfaction: 1,
      }),
      read: `SELECT opportunity_id AS id FROM survey_answer WHERE segment = $1`,
    },
  };
const insight = (externalId: string, more: object): object => ({
  externalId,
  kind: 'INTERVIEW',
  occurredAt: ON,
  title: 'Heard',
  ...more,
});

describe('what a source says of an opportunity that was merged into another', () => {
  let client: Client;
  let merged: Node;
  let stays: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    const plant = grow(client);
    const [one, other] = [await plant.outcome(), await plant.outcome()];
    merged = await plant.opportunity(one.id, 'Need', { externalRefs: [{ system: 'jira', externalId: 'OLD-1' }] });
    stays = await plant.opportunity(other.id, 'The same need');
    const pair = { id: merged.id, expectedVersion: 1, intoId: stays.id, intoExpectedVersion: 1 };
    expect((await client.mutate('opportunityMerge', pair)).userErrors).toEqual([]);
  });

  it('is known of every field that names one', async () => {
    const schema = await schemaOf(client);
    const found = new Set<string>();
    const seen = new Set<string>();
    const reach = (name: string): void => {
      const type = schema.getType(name);
      if (seen.has(name) || !isInputObjectType(type)) return;
      seen.add(name);
      for (const field of Object.values(type.getFields())) {
        if (/^(nodeId|shortKey|ref|opportunityIds?)$/.test(field.name)) found.add(`${name}.${field.name}`);
        reach(getNamedType(field.type).name);
      }
    };
    for (const name of Object.keys(schema.getTypeMap())) if (/IngestItemInput$/.test(name)) reach(name);
    expect([...found].sort()).toEqual(Object.keys(NAMED).sort());
  });

  it.each(Object.keys(NAMED))('stands with the one that stays: %s', async (place) => {
    const { line, read } = NAMED[place] ?? {};
    const name = `said by ${place}`;
    const post = client.with({ 'content-type': 'application/json' });
    const response = await post.post({ ...line?.(merged, name) }, '/ingest/insights?source=desk');
    const { errors } = response.body as { errors: readonly object[] };
    expect([place, errors]).toEqual([place, []]);
    expect(await look(client, read ?? '', [name])).toEqual([{ id: stays.id }]);
  });
});
