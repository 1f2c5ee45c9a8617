import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Conversations and sessions, who took part, what they came to, and the templates they follow. */
export class CreateInterview1780000014000 implements MigrationInterface {
  name = 'CreateInterview1780000014000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE own_interview_template (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        key            text        COLLATE "C" NOT NULL,
        name           text        NOT NULL,
        description    text,
        questions      jsonb       NOT NULL,
        archived_at    timestamptz,
        archive_reason text,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT own_interview_template_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT own_interview_template_workspace_id_key_key UNIQUE (workspace_id, key),
        CONSTRAINT own_interview_template_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT own_interview_template_archived_with_a_reason CHECK ((archived_at IS NULL) = (archive_reason IS NULL))
      );

      CREATE TABLE interview (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        held_at           timestamptz NOT NULL,
        duration_minutes  int,
        kind              text        COLLATE "C" NOT NULL,
        status            text        COLLATE "C" NOT NULL,
        template_key      text        COLLATE "C",
        recording_url     text,
        notes             text,
        answers           jsonb       NOT NULL DEFAULT '[]',
        outcome_id        uuid,
        product_id        uuid,
        team_id           uuid,
        source_system     text        COLLATE "C",
        external_id       text        COLLATE "C",
        source_updated_at timestamptz,
        redacted_at       timestamptz,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT interview_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT interview_workspace_id_source_system_external_id_key UNIQUE (workspace_id, source_system, external_id),
        CONSTRAINT interview_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT interview_workspace_id_outcome_id_fkey FOREIGN KEY (workspace_id, outcome_id) REFERENCES tree_node (workspace_id, id),
        CONSTRAINT interview_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES product (workspace_id, id),
        CONSTRAINT interview_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id),
        CONSTRAINT interview_is_a_talk_a_visit_or_a_trial CHECK (kind IN ('INTERVIEW', 'OBSERVATION', 'USABILITY')),
        CONSTRAINT interview_is_planned_held_or_cancelled CHECK (status IN ('PLANNED', 'HELD', 'CANCELLED')),
        CONSTRAINT interview_has_both_names_of_its_source_or_none CHECK ((source_system IS NULL) = (external_id IS NULL)),
        CONSTRAINT interview_lasts_some_time CHECK (duration_minutes BETWEEN 1 AND 1440)
      );
      CREATE INDEX interview_workspace_id_held_at_id_idx ON interview (workspace_id, held_at, id);
      CREATE INDEX interview_workspace_id_outcome_id_idx ON interview (workspace_id, outcome_id) WHERE outcome_id IS NOT NULL;

      CREATE TABLE interview_guest (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        interview_id   uuid        NOT NULL,
        participant_id uuid        NOT NULL,
        created_at     timestamptz NOT NULL,
        CONSTRAINT interview_guest_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT interview_guest_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT interview_guest_workspace_id_interview_id_participant_id_key UNIQUE (workspace_id, interview_id, participant_id),
        CONSTRAINT interview_guest_workspace_id_interview_id_fkey FOREIGN KEY (workspace_id, interview_id)
          REFERENCES interview (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT interview_guest_workspace_id_participant_id_fkey FOREIGN KEY (workspace_id, participant_id)
          REFERENCES participant (workspace_id, id)
      );
      CREATE INDEX interview_guest_workspace_id_participant_id_idx ON interview_guest (workspace_id, participant_id);

      -- Role and teams are those of the day on which somebody was entered: figures stay when people change either.
      CREATE TABLE interview_attendee (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        interview_id uuid        NOT NULL,
        person_id    uuid        NOT NULL,
        role         text        COLLATE "C" NOT NULL,
        team_ids     uuid[]      NOT NULL DEFAULT '{}',
        created_at   timestamptz NOT NULL,
        CONSTRAINT interview_attendee_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT interview_attendee_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT interview_attendee_workspace_id_interview_id_person_id_key UNIQUE (workspace_id, interview_id, person_id),
        CONSTRAINT interview_attendee_workspace_id_interview_id_fkey FOREIGN KEY (workspace_id, interview_id)
          REFERENCES interview (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT interview_attendee_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id)
          REFERENCES person (workspace_id, id)
      );
      CREATE INDEX interview_attendee_workspace_id_person_id_idx ON interview_attendee (workspace_id, person_id);

      CREATE TABLE interview_snapshot (
        workspace_id    uuid        NOT NULL,
        id              uuid        NOT NULL,
        interview_id    uuid        NOT NULL,
        photo_url       text,
        quick_facts     text[]      NOT NULL DEFAULT '{}',
        memorable_quote jsonb,
        experience_steps  jsonb       NOT NULL DEFAULT '[]',
        opportunity_ids uuid[]      NOT NULL DEFAULT '{}',
        other_learnings text[]      NOT NULL DEFAULT '{}',
        version         int         NOT NULL,
        created_at      timestamptz NOT NULL,
        updated_at      timestamptz NOT NULL,
        CONSTRAINT interview_snapshot_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT interview_snapshot_workspace_id_interview_id_key UNIQUE (workspace_id, interview_id),
        CONSTRAINT interview_snapshot_workspace_id_interview_id_fkey FOREIGN KEY (workspace_id, interview_id)
          REFERENCES interview (workspace_id, id) ON DELETE CASCADE
      );
      ${tenantTables('own_interview_template', 'interview', 'interview_guest', 'interview_attendee', 'interview_snapshot')}

      ALTER TABLE insight ADD CONSTRAINT insight_workspace_id_interview_id_fkey
        FOREIGN KEY (workspace_id, interview_id) REFERENCES interview (workspace_id, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE insight DROP CONSTRAINT insight_workspace_id_interview_id_fkey;
      DROP TABLE interview_snapshot, interview_attendee, interview_guest, interview, own_interview_template`);
  }
}
