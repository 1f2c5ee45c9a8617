import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** What people answered of opportunities (how important, how satisfied) and of solutions (with it, without it). */
export class CreateSurveyAnswer1780000006001 implements MigrationInterface {
  name = 'CreateSurveyAnswer1780000006001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whoever answered is kept as a digest only: it tells that two answers are one person's, and nothing else.
      CREATE TABLE survey_answer (
        workspace_id  uuid        NOT NULL,
        id            uuid        NOT NULL,
        node_id       uuid        NOT NULL,
        source_system text        COLLATE "C" NOT NULL,
        natural_key   text        COLLATE "C" NOT NULL,
        respondent    text        COLLATE "C" NOT NULL,
        segment       text        COLLATE "C",
        importance    smallint,
        satisfaction  smallint,
        functional    text,
        dysfunctional text,
        answered_at   timestamptz NOT NULL,
        created_at    timestamptz NOT NULL,
        CONSTRAINT survey_answer_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT survey_answer_workspace_id_source_system_natural_key_key UNIQUE (workspace_id, source_system, natural_key),
        CONSTRAINT survey_answer_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT survey_answer_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT survey_answer_is_a_pair_of_one_kind
          CHECK ((importance IS NULL) = (satisfaction IS NULL) AND (functional IS NULL) = (dysfunctional IS NULL)
            AND (importance IS NULL) <> (functional IS NULL)),
        CONSTRAINT survey_answer_is_one_to_five CHECK (importance BETWEEN 1 AND 5 AND satisfaction BETWEEN 1 AND 5)
      );
      CREATE INDEX survey_answer_workspace_id_node_id_respondent_answered_at_idx
        ON survey_answer (workspace_id, node_id, respondent, answered_at);
      ${tenantTables('survey_answer')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE survey_answer`);
  }
}
