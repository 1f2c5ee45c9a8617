import { type Forest, ID, createForest, type Run } from './forest.ts';

/** A forest, and insights that say something of its opportunities, by participants. */
export interface HeardForest extends Forest {
  readonly insights: number;
  readonly participants: number;
}

const OPPORTUNITY = ID('b', 'number % $2::int');
const PARTICIPANT = ID('d', 'number % $4::int');
const INSIGHT = ID('e', 'number');
const OPPORTUNITIES = `generate_series(0, $2::int - 1) AS number`;
const INSIGHTS = `generate_series(0, $3::int - 1) AS number`;
/** One word that all say, one of each three hundredth, one of its own. */
const WORDS = `(VALUES ('parcel'), ('sort' || number % 300), ('number' || number)) AS said (word)`;
/** Each says the same as one other does, half of them away, and a word that all say. */
const SAID = `(VALUES ('parcel'), ('one' || number % ($3::int / 2)), ('two' || number % ($3::int / 2)),
  ('three' || number % ($3::int / 2)), ('four' || number % ($3::int / 2))) AS said (word)`;

/** The statements that have people heard, in their order; $1 workspace, $2 opportunities, $3 insights, $4 participants, $5 opportunities a tree. */
const STATEMENTS: readonly (readonly [text: string, values: number])[] = [
  [
    // Each but the first six of a tree hangs below another, six below one.
    `UPDATE tree_node AS node SET parent_id = above.id
     FROM (SELECT ${ID('b', 'tree * $5::int + number')} AS id, ${ID('b', 'tree * $5::int + number / 6 - 1 + 0 * $3::int * $4::int')} AS above
           FROM generate_series(0, $2::int / $5::int - 1) AS tree CROSS JOIN generate_series(6, $5::int - 1) AS number) AS hung
     JOIN tree_node AS above ON above.workspace_id = $1::text::uuid AND above.id = hung.above
     WHERE node.workspace_id = $1::text::uuid AND node.id = hung.id`,
    5,
  ],
  [
    `UPDATE tree_node AS node SET title = 'Parcel of sort' || number % 300 || ', number' || number
     FROM ${OPPORTUNITIES} WHERE node.workspace_id = $1::text::uuid AND node.id = ${OPPORTUNITY}`,
    2,
  ],
  [
    `INSERT INTO search_word (workspace_id, word, node_id, weight)
     SELECT $1::text::uuid, said.word, ${OPPORTUNITY}, 3 FROM ${OPPORTUNITIES} CROSS JOIN LATERAL ${WORDS}`,
    2,
  ],
  [
    `INSERT INTO opportunity_profile (workspace_id, opportunity_id, own_mass, digest)
     SELECT $1::text::uuid, ${OPPORTUNITY}, 3, '' FROM ${OPPORTUNITIES}`,
    2,
  ],
  [
    `INSERT INTO opportunity_word (workspace_id, word, opportunity_id, own)
     SELECT $1::text::uuid, said.word, ${OPPORTUNITY}, 1 FROM ${OPPORTUNITIES} CROSS JOIN LATERAL ${WORDS}`,
    2,
  ],
  [
    `INSERT INTO participant (workspace_id, id, relationship, segments, version, created_at, updated_at)
     SELECT $1::text::uuid, ${PARTICIPANT}, 'USER', ARRAY['segment ' || number % 7], 1 + 0 * $2::int * $3::int, now(), now()
     FROM generate_series(0, $4::int - 1) AS number`,
    4,
  ],
  [
    `INSERT INTO insight (workspace_id, id, source_system, external_id, content_hash, received_at, status, kind, sensing_channel,
                          occurred_at, title, participant_id, version, created_at, updated_at)
     SELECT $1::text::uuid, ${INSIGHT}, 'desk', 'heard-' || number, '', now(), 'LINKED', 'SUPPORT', 'TACTICAL',
            now() - number * interval '1 minute', 'Parcel', ${PARTICIPANT}, 1 + 0 * $2::int, now(), now()
     FROM ${INSIGHTS}`,
    4,
  ],
  [
    `INSERT INTO insight_word (workspace_id, word, insight_id, linked)
     SELECT $1::text::uuid, said.word, ${INSIGHT}, 500 + 0 * $2::int FROM ${INSIGHTS} CROSS JOIN LATERAL ${SAID}`,
    3,
  ],
  [
    `INSERT INTO link_training (workspace_id, opportunity_id, insight_id)
     SELECT $1::text::uuid, ${OPPORTUNITY}, ${INSIGHT} FROM ${INSIGHTS}`,
    3,
  ],
  [
    `INSERT INTO evidence (workspace_id, id, insight_id, node_id, target_id, stance, class, linked_by_name, version, created_at, updated_at)
     SELECT $1::text::uuid, ${ID('f', 'number')}, ${INSIGHT}, ${OPPORTUNITY}, ${OPPORTUNITY},
            CASE WHEN number % 4 = 3 THEN 'CONTRADICTS' ELSE 'SUPPORTS' END, 'MEDIUM', 'test', 1, now() - interval '1 hour', now()
     FROM ${INSIGHTS}`,
    3,
  ],
];

/** Plants a forest of which people were heard, behind the service's back, and has Postgres look at it. */
export async function createHeardForest(run: Run, forest: HeardForest): Promise<void> {
  await createForest(run, forest);
  const { workspaceId, outcomes, opportunitiesEach, insights, participants } = forest;
  const values = [workspaceId, outcomes * opportunitiesEach, insights, participants, opportunitiesEach];
  for (const [text, count] of STATEMENTS) await run(text, values.slice(0, count));
  await run(
    `ANALYZE tree_node, search_word, opportunity_profile, opportunity_word, participant, insight, insight_word, link_training, evidence, quote`,
    [],
  );
}
