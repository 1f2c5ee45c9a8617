import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** What people answered of opportunities (how important, how satisfied) and of solutions (with it, without it). */
export class CreateSurvey1780000011000 implements MigrationInterface {
  name = 'CreateSurvey1780000011000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whoever answered stands there as a digest only: it tells which answers are one person's, and not whose.
      CREATE TABLE survey_answer (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        opportunity_id    uuid        NOT NULL,
        source_system     text        COLLATE "C" NOT NULL,
        natural_key       text        COLLATE "C" NOT NULL,
        respondent        text        COLLATE "C" NOT NULL,
        segment           text        COLLATE "C",
        importance        int         NOT NULL,
        satisfaction      int         NOT NULL,
        answered_at       timestamptz NOT NULL,
        source_updated_at timestamptz,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT survey_answer_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT survey_answer_workspace_id_source_system_natural_key_key UNIQUE (workspace_id, source_system, natural_key),
        CONSTRAINT survey_answer_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT survey_answer_is_from_one_to_five CHECK (importance BETWEEN 1 AND 5 AND satisfaction BETWEEN 1 AND 5)
      );
      CREATE INDEX survey_answer_workspace_id_opportunity_id_idx ON survey_answer (workspace_id, opportunity_id);

      CREATE TABLE kano_answer (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        solution_id       uuid        NOT NULL,
        source_system     text        COLLATE "C" NOT NULL,
        natural_key       text        COLLATE "C" NOT NULL,
        respondent        text        COLLATE "C" NOT NULL,
        segment           text        COLLATE "C",
        functional        text        NOT NULL,
        dysfunctional     text        NOT NULL,
        answered_at       timestamptz NOT NULL,
        source_updated_at timestamptz,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT kano_answer_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT kano_answer_workspace_id_source_system_natural_key_key UNIQUE (workspace_id, source_system, natural_key),
        CONSTRAINT kano_answer_workspace_id_solution_id_fkey FOREIGN KEY (workspace_id, solution_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT kano_answer_is_one_of_five CHECK (
          functional IN ('LIKE', 'MUST_BE', 'NEUTRAL', 'LIVE_WITH', 'DISLIKE')
          AND dysfunctional IN ('LIKE', 'MUST_BE', 'NEUTRAL', 'LIVE_WITH', 'DISLIKE'))
      );
      CREATE INDEX kano_answer_workspace_id_solution_id_idx ON kano_answer (workspace_id, solution_id);
      ${tenantTables('survey_answer', 'kano_answer')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE kano_answer, survey_answer`);
  }
}
