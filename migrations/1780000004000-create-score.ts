import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Scores of nodes as they were recorded, and where each node stands today by each model. */
export class CreateScore1780000004000 implements MigrationInterface {
  name = 'CreateScore1780000004000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Never changed, only added to. Keys of models are text: a new model, or a workspace's own, needs no migration.
      CREATE TABLE score (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        node_id        uuid        NOT NULL,
        node_kind      text        NOT NULL,
        model          text        COLLATE "C" NOT NULL,
        own_model_id   uuid,
        model_version  int         NOT NULL,
        inputs         jsonb       NOT NULL,
        ranges         jsonb,
        value          float8,
        interval_low   float8,
        interval_high  float8,
        missing        text[]      NOT NULL,
        survey_segment text,
        survey_respondents int,
        survey_answered_at timestamptz,
        evidence_problem_level float8,
        evidence_idea_level float8,
        evidence_taken_at timestamptz,
        borrowed       boolean     NOT NULL,
        batch_id       text        COLLATE "C",
        note           text,
        recorded_by_id uuid,
        recorded_at    timestamptz NOT NULL,
        transaction    xid8        NOT NULL DEFAULT pg_current_xact_id(),
        created_at     timestamptz NOT NULL,
        CONSTRAINT score_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT score_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT score_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT score_workspace_id_recorded_by_id_fkey FOREIGN KEY (workspace_id, recorded_by_id)
          REFERENCES person (workspace_id, id),
        CONSTRAINT score_by_an_own_model_names_it CHECK ((own_model_id IS NULL) = (position('@' IN model) = 0)),
        CONSTRAINT score_from_a_survey_says_of_how_many_and_when
          CHECK ((survey_respondents IS NULL) = (survey_answered_at IS NULL) AND (survey_segment IS NULL OR survey_respondents > 0)),
        CONSTRAINT score_from_evidence_says_how_sure_and_when
          CHECK ((evidence_problem_level IS NULL) = (evidence_taken_at IS NULL) AND (evidence_idea_level IS NULL OR evidence_problem_level > 0)),
        CONSTRAINT score_is_of_something_that_can_be_scored CHECK (node_kind IN ('OPPORTUNITY', 'SOLUTION')),
        CONSTRAINT score_lies_in_its_interval CHECK (value >= interval_low AND (interval_high IS NULL OR value <= interval_high)),
        CONSTRAINT score_with_something_missing_has_no_value CHECK (value IS NULL OR missing = '{}')
      );
      CREATE INDEX score_workspace_id_node_id_model_recorded_at_id_idx
        ON score (workspace_id, node_id, model, recorded_at DESC, id DESC);
      CREATE INDEX score_workspace_id_node_id_recorded_at_id_idx
        ON score (workspace_id, node_id, recorded_at DESC, id DESC);
      CREATE INDEX score_workspace_id_own_model_id_node_id_recorded_at_id_idx
        ON score (workspace_id, own_model_id, node_id, recorded_at DESC, id DESC);

      -- Derived from score and tree_node: where each node stands by its latest score of each model and batch, and one row
      -- of no model for each node that can be scored. No model and no batch are '', so that they can stand in the key.
      CREATE TABLE standing (
        workspace_id uuid        NOT NULL,
        node_id      uuid        NOT NULL,
        node_kind    text        COLLATE "C" NOT NULL,
        model        text        COLLATE "C" NOT NULL,
        batch_id     text        COLLATE "C" NOT NULL,
        tree_id      uuid        NOT NULL,
        product_id   uuid,
        team_id      uuid,
        status       text        COLLATE "C" NOT NULL,
        state        text        COLLATE "C" NOT NULL,
        score_id     uuid,
        value        float8,
        notch_low    float8,
        notch_high   float8,
        recorded_at  timestamptz,
        transaction  xid8        NOT NULL DEFAULT pg_current_xact_id(),
        -- Highest value first, none last, and all in one direction: a row comparison on (place, node_id) reaches the index.
        place        float8      NOT NULL GENERATED ALWAYS AS (COALESCE(-value, 'Infinity')) STORED,
        ladder       text        COLLATE "C" NOT NULL
          GENERATED ALWAYS AS (node_kind || '/' || state || '/' || model || '/' || batch_id) STORED,
        -- The same for the workspace as a whole. Were there one ladder for both, a part could be read from the index of the
        -- whole, where its nodes may all stand at the end.
        workspace_ladder text    COLLATE "C" NOT NULL
          GENERATED ALWAYS AS (node_kind || '/' || state || '/' || model || '/' || batch_id) STORED,
        CONSTRAINT standing_workspace_id_node_id_model_batch_id_pkey PRIMARY KEY (workspace_id, node_id, model, batch_id),
        CONSTRAINT standing_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT standing_workspace_id_score_id_fkey FOREIGN KEY (workspace_id, score_id)
          REFERENCES score (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT standing_by_a_model_has_a_score CHECK ((model = '') = (score_id IS NULL))
      );
      CREATE INDEX standing_workspace_id_workspace_ladder_place_node_id_idx
        ON standing (workspace_id, workspace_ladder, place, node_id);
      CREATE INDEX standing_workspace_id_tree_id_ladder_place_node_id_idx
        ON standing (workspace_id, tree_id, ladder, place, node_id);
      CREATE INDEX standing_workspace_id_product_id_ladder_place_node_id_idx
        ON standing (workspace_id, product_id, ladder, place, node_id) WHERE product_id IS NOT NULL;
      CREATE INDEX standing_workspace_id_team_id_ladder_place_node_id_idx
        ON standing (workspace_id, team_id, ladder, place, node_id) WHERE team_id IS NOT NULL;
      CREATE INDEX standing_workspace_id_status_ladder_place_node_id_idx
        ON standing (workspace_id, status, ladder, place, node_id);
      CREATE INDEX standing_workspace_id_score_id_idx ON standing (workspace_id, score_id);
      ${tenantTables('score', 'standing')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE standing, score`);
  }
}
