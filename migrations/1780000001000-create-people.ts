import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Persons, teams and products. */
export class CreatePeople1780000001000 implements MigrationInterface {
  name = 'CreatePeople1780000001000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE person (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        name         text        NOT NULL,
        role         text        NOT NULL,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT person_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT person_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT person_has_a_known_role
          CHECK (role IN ('PRODUCT', 'DESIGN', 'ENGINEERING', 'RESEARCH', 'LEADERSHIP', 'OTHER'))
      );
      ALTER TABLE change_log ADD CONSTRAINT change_log_workspace_id_on_behalf_of_id_fkey
        FOREIGN KEY (workspace_id, on_behalf_of_id) REFERENCES person (workspace_id, id);

      CREATE TABLE team (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        name         text        NOT NULL,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT team_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT team_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );

      CREATE TABLE team_member (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        team_id      uuid        NOT NULL,
        person_id    uuid        NOT NULL,
        created_at   timestamptz NOT NULL,
        CONSTRAINT team_member_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT team_member_workspace_id_team_id_person_id_key UNIQUE (workspace_id, team_id, person_id),
        CONSTRAINT team_member_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT team_member_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES person (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX team_member_workspace_id_person_id_idx ON team_member (workspace_id, person_id);

      CREATE TABLE product (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        name         text        NOT NULL,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT product_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT product_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );
      ${tenantTables('person', 'team', 'team_member', 'product')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE change_log DROP CONSTRAINT change_log_workspace_id_on_behalf_of_id_fkey;
      DROP TABLE product, team_member, team, person;
    `);
  }
}
