import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Objectives, their key results with check-ins, and what is done for the sake of which key result. */
export class CreateObjective1780000005000 implements MigrationInterface {
  name = 'CreateObjective1780000005000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE objective (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        statement      text        NOT NULL,
        cycle_id       uuid        NOT NULL,
        team_id        uuid,
        focus          text        NOT NULL,
        ambition       text        NOT NULL,
        opportunity_id uuid,
        quote          jsonb,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT objective_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT objective_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT objective_workspace_id_cycle_id_fkey FOREIGN KEY (workspace_id, cycle_id) REFERENCES cycle (workspace_id, id),
        CONSTRAINT objective_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id),
        CONSTRAINT objective_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id) REFERENCES tree_node (workspace_id, id),
        CONSTRAINT objective_is_about_the_business_or_users CHECK (focus IN ('BUSINESS', 'USER')),
        CONSTRAINT objective_is_committed_or_aspirational CHECK (ambition IN ('COMMITTED', 'ASPIRATIONAL'))
      );
      CREATE INDEX objective_workspace_id_cycle_id_id_idx ON objective (workspace_id, cycle_id, id);
      CREATE INDEX objective_workspace_id_team_id_id_idx ON objective (workspace_id, team_id, id);
      CREATE INDEX objective_workspace_id_opportunity_id_idx ON objective (workspace_id, opportunity_id);

      CREATE TABLE key_result (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        objective_id uuid        NOT NULL,
        metric_id    uuid        NOT NULL,
        title        text        NOT NULL,
        owner_id     uuid,
        target_kind  text        NOT NULL,
        initial      float8,
        goal         float8,
        lower        float8,
        upper        float8,
        pace_shape   text        NOT NULL,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT key_result_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT key_result_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT key_result_workspace_id_objective_id_fkey FOREIGN KEY (workspace_id, objective_id)
          REFERENCES objective (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT key_result_workspace_id_metric_id_fkey FOREIGN KEY (workspace_id, metric_id) REFERENCES metric (workspace_id, id),
        CONSTRAINT key_result_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES person (workspace_id, id),
        CONSTRAINT key_result_has_the_numbers_of_its_target CHECK (
          (target_kind = 'REACH' AND initial <> goal AND num_nulls(lower, upper) = 2)
          OR (target_kind = 'KEEP_BETWEEN' AND lower < upper AND num_nulls(initial, goal) = 2)
          OR (target_kind = 'KEEP_ABOVE' AND lower IS NOT NULL AND num_nulls(initial, goal, upper) = 3)
          OR (target_kind = 'KEEP_BELOW' AND upper IS NOT NULL AND num_nulls(initial, goal, lower) = 3)),
        CONSTRAINT key_result_has_a_known_pace CHECK (pace_shape IN ('LINEAR', 'BY_DATE', 'NONE'))
      );
      CREATE INDEX key_result_workspace_id_objective_id_id_idx ON key_result (workspace_id, objective_id, id);
      CREATE INDEX key_result_workspace_id_metric_id_idx ON key_result (workspace_id, metric_id);

      CREATE TABLE check_in (
        workspace_id  uuid        NOT NULL,
        id            uuid        NOT NULL,
        key_result_id uuid        NOT NULL,
        value         float8      NOT NULL,
        confidence    int,
        comment       text,
        observed_at   timestamptz NOT NULL,
        corrects_id   uuid,
        created_at    timestamptz NOT NULL,
        CONSTRAINT check_in_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT check_in_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT check_in_workspace_id_key_result_id_id_key UNIQUE (workspace_id, key_result_id, id),
        CONSTRAINT check_in_workspace_id_corrects_id_key UNIQUE (workspace_id, corrects_id),
        CONSTRAINT check_in_workspace_id_key_result_id_fkey FOREIGN KEY (workspace_id, key_result_id)
          REFERENCES key_result (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT check_in_workspace_id_key_result_id_corrects_id_fkey FOREIGN KEY (workspace_id, key_result_id, corrects_id)
          REFERENCES check_in (workspace_id, key_result_id, id),
        CONSTRAINT check_in_confidence_is_1_to_10 CHECK (confidence BETWEEN 1 AND 10)
      );
      CREATE INDEX check_in_workspace_id_key_result_id_observed_at_id_idx
        ON check_in (workspace_id, key_result_id, observed_at DESC, id DESC);

      CREATE TABLE key_result_link (
        workspace_id  uuid        NOT NULL,
        id            uuid        NOT NULL,
        key_result_id uuid        NOT NULL,
        node_id       uuid        NOT NULL,
        statement     text        NOT NULL,
        direction     text        NOT NULL,
        expected_size float8,
        confidence    float8,
        baseline      float8,
        baseline_on   date,
        due_on        date        NOT NULL,
        verdict       text,
        verdict_note  text,
        settled_on    date,
        settled_by_id uuid,
        version       int         NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        CONSTRAINT key_result_link_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT key_result_link_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT key_result_link_workspace_id_key_result_id_node_id_key UNIQUE (workspace_id, key_result_id, node_id),
        CONSTRAINT key_result_link_workspace_id_key_result_id_fkey FOREIGN KEY (workspace_id, key_result_id)
          REFERENCES key_result (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT key_result_link_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT key_result_link_workspace_id_settled_by_id_fkey FOREIGN KEY (workspace_id, settled_by_id) REFERENCES person (workspace_id, id),
        CONSTRAINT key_result_link_knows_the_day_of_its_baseline CHECK ((baseline IS NULL) = (baseline_on IS NULL)),
        CONSTRAINT key_result_link_is_settled_on_a_day CHECK (
          (verdict IS NULL) = (settled_on IS NULL) AND (verdict IS NOT NULL OR num_nonnulls(verdict_note, settled_by_id) = 0)),
        CONSTRAINT key_result_link_expects_up_or_down CHECK (direction IN ('UP', 'DOWN')),
        CONSTRAINT key_result_link_expects_no_less_than_nothing CHECK (expected_size >= 0),
        CONSTRAINT key_result_link_confidence_is_a_share CHECK (confidence BETWEEN 0 AND 1),
        CONSTRAINT key_result_link_has_a_known_verdict CHECK (verdict IN ('CAME_TRUE', 'DID_NOT_COME_TRUE', 'CANNOT_TELL'))
      );
      CREATE INDEX key_result_link_workspace_id_node_id_id_idx ON key_result_link (workspace_id, node_id, id);
      ${tenantTables('objective', 'key_result', 'check_in', 'key_result_link')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE key_result_link, check_in, key_result, objective`);
  }
}
