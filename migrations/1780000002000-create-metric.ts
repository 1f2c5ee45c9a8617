import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Metrics with their readings, and cycles. */
export class CreateMetric1780000002000 implements MigrationInterface {
  name = 'CreateMetric1780000002000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE metric (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        name         text        NOT NULL,
        definition   text        NOT NULL,
        unit         text        NOT NULL,
        direction    text        NOT NULL,
        family       text,
        stage        text,
        source       text,
        rhythm_days  int,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT metric_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT metric_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT metric_goes_up_or_down CHECK (direction IN ('UP', 'DOWN')),
        CONSTRAINT metric_has_a_stage_of_a_family_only CHECK (stage IS NULL OR family IS NOT NULL),
        CONSTRAINT metric_is_read_every_so_many_days CHECK (rhythm_days BETWEEN 1 AND 366)
      );

      CREATE TABLE metric_reading (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        metric_id         uuid        NOT NULL,
        value             float8      NOT NULL,
        observed_at       timestamptz NOT NULL,
        source_system     text        COLLATE "C",
        external_id       text        COLLATE "C",
        natural_key       text        COLLATE "C",
        source_updated_at timestamptz,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT metric_reading_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT metric_reading_workspace_id_source_system_natural_key_key UNIQUE (workspace_id, source_system, natural_key),
        CONSTRAINT metric_reading_of_a_source_has_its_key CHECK (
          (source_system IS NULL) = (natural_key IS NULL) AND (external_id IS NULL OR source_system IS NOT NULL)),
        CONSTRAINT metric_reading_workspace_id_metric_id_fkey FOREIGN KEY (workspace_id, metric_id)
          REFERENCES metric (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX metric_reading_workspace_id_metric_id_observed_at_id_idx
        ON metric_reading (workspace_id, metric_id, observed_at DESC, id DESC);

      CREATE TABLE cycle (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        name         text        NOT NULL,
        starts_on    date        NOT NULL,
        ends_on      date        NOT NULL,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT cycle_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT cycle_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT cycle_ends_after_it_starts CHECK (starts_on <= ends_on)
      );
      ${tenantTables('metric', 'metric_reading', 'cycle')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE cycle, metric_reading, metric`);
  }
}
