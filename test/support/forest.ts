/** Runs one statement as the owner of the tables, within the workspace. */
export type Run = (text: string, values: readonly unknown[]) => Promise<unknown>;

/** A workspace of many opportunities, each scored by its size, spread over outcomes. */
export interface Forest {
  readonly workspaceId: string;
  readonly outcomes: number;
  readonly opportunitiesEach: number;
  /** The outcomes belong to these by turns. */
  readonly productIds: readonly string[];
  readonly teamIds: readonly string[];
}

/** Ids are counted, so that statements need not hand them on: the same number is always the same node. */
export const ID = (letter: string, number: string): string =>
  `('${letter}0000000-' || substr(md5($1::text), 1, 4) || '-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const OPPORTUNITY = ID('b', 'tree * $3::int + number');
const OUTCOME = ID('a', 'tree');
const NUMBERS = `generate_series(0, $2::int - 1) AS tree CROSS JOIN generate_series(0, $3::int - 1) AS number`;
/** Sizes that look like chance and are the same every time; about one in seventeen is equal to another. */
const SIZE = `(1 + (tree * $3::int + number)::bigint * 7919 % 1000003)::float8`;
const STATUS = `CASE number % 32 WHEN 7 THEN 'PARKED' ELSE (ARRAY['IDENTIFIED', 'EXPLORING', 'ADDRESSED'])[1 + number % 3] END`;
const STATE = `CASE number % 32 WHEN 7 THEN 'LAID_ASIDE' ELSE 'RANKED' END`;
const OF = (ids: string): string =>
  `(CASE WHEN cardinality(${ids}) > 0 THEN (${ids})[1 + tree % cardinality(${ids})] END)`;

/** The statements that plant a forest, in their order; $1 workspace, $2 outcomes, $3 opportunities each, $4 products, $5 teams. */
const STATEMENTS: readonly (readonly [text: string, values: number])[] = [
  [
    `INSERT INTO tree_revision (workspace_id, tree_id, revision)
     SELECT $1::text::uuid, ${OUTCOME}, 1 FROM generate_series(0, $2::int - 1) AS tree`,
    2,
  ],
  [
    `INSERT INTO tree_node (workspace_id, id, tree_id, kind, short_key, position, title, status, product_id, team_id, version, created_at, updated_at)
     SELECT $1::text::uuid, ${OUTCOME}, ${OUTCOME}, 'OUTCOME', 'F-OUT-' || tree, 'a0', 'Outcome ' || tree, 'ACTIVE',
            ${OF('$4::uuid[]')}, ${OF('$5::uuid[]')}, 1 + 0 * $3::int, now(), now()
     FROM generate_series(0, $2::int - 1) AS tree`,
    5,
  ],
  [
    `INSERT INTO tree_node (workspace_id, id, tree_id, parent_id, kind, short_key, position, title, tags, status, version, created_at, updated_at)
     SELECT $1::text::uuid, ${OPPORTUNITY}, ${OUTCOME}, ${OUTCOME}, 'OPPORTUNITY', 'F-OPP-' || (tree * $3::int + number), 'a' || number,
            'Opportunity ' || number, CASE WHEN number % 1000 = 999 THEN '{rare}'::text[] ELSE '{}' END, ${STATUS}, 1, now(), now()
     FROM ${NUMBERS}`,
    3,
  ],
  [
    `INSERT INTO score (workspace_id, id, node_id, node_kind, model, model_version, inputs, value, missing, borrowed, recorded_at, created_at)
     SELECT $1::text::uuid, ${ID('c', 'tree * $3::int + number')}, ${OPPORTUNITY}, 'OPPORTUNITY', 'OPPORTUNITY_SIZE', 1,
            jsonb_build_object('peoplePerMonth', ${SIZE}, 'timesEachPerMonth', 1), ${SIZE}, '{}', false, now(), now()
     FROM ${NUMBERS}`,
    3,
  ],
  [
    `INSERT INTO ranking_entry (workspace_id, node_id, node_kind, model, batch_id, tree_id, product_id, team_id, status, state,
                           score_id, value, notch_low, notch_high, recorded_at)
     SELECT $1::text::uuid, ${OPPORTUNITY}, 'OPPORTUNITY', model, '', ${OUTCOME}, ${OF('$4::uuid[]')}, ${OF('$5::uuid[]')}, ${STATUS}, ${STATE},
            CASE WHEN model <> '' THEN ${ID('c', 'tree * $3::int + number')} END, CASE WHEN model <> '' THEN ${SIZE} END,
            CASE WHEN model <> '' THEN ${SIZE} / 1.25 END, CASE WHEN model <> '' THEN ${SIZE} * 1.25 END, CASE WHEN model <> '' THEN now() END
     FROM ${NUMBERS} CROSS JOIN (VALUES (''), ('OPPORTUNITY_SIZE')) AS by (model)`,
    5,
  ],
];

/** Plants a forest behind the service's back, since asking for so many nodes one by one would take hours. */
export async function createForest(run: Run, forest: Forest): Promise<void> {
  const { workspaceId, outcomes, opportunitiesEach, productIds, teamIds } = forest;
  const values = [workspaceId, outcomes, opportunitiesEach, productIds, teamIds];
  for (const [text, count] of STATEMENTS) await run(text, values.slice(0, count));
}
