import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Target opportunities with their descent; the log of decisions with what each rests on; assessments and ballots. */
export class CreateDecision1780000009000 implements MigrationInterface {
  name = 'CreateDecision1780000009000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE target_opportunity (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        outcome_id     uuid        NOT NULL,
        opportunity_id uuid        NOT NULL,
        why            text        NOT NULL,
        levels         jsonb       NOT NULL,
        starts_on      date        NOT NULL,
        ended_on       date,
        ended_by       text,
        end_reason     text,
        set_by_id      uuid,
        version        int         NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        CONSTRAINT target_opportunity_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT target_opportunity_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT target_opportunity_workspace_id_outcome_id_fkey FOREIGN KEY (workspace_id, outcome_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT target_opportunity_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT target_opportunity_workspace_id_set_by_id_fkey FOREIGN KEY (workspace_id, set_by_id)
          REFERENCES person (workspace_id, id),
        CONSTRAINT target_opportunity_ends_no_earlier_than_it_starts CHECK (ended_on >= starts_on),
        CONSTRAINT target_opportunity_ends_in_a_known_way CHECK (ended_by IN ('REPLACED', 'ENDED', 'MERGED')),
        CONSTRAINT target_opportunity_ended_says_how CHECK ((ended_on IS NULL) = (ended_by IS NULL))
      );
      -- At most one current target of an outcome, whatever races.
      CREATE UNIQUE INDEX target_opportunity_workspace_id_outcome_id_idx
        ON target_opportunity (workspace_id, outcome_id) WHERE ended_on IS NULL;
      CREATE INDEX target_opportunity_workspace_id_outcome_id_starts_on_id_idx
        ON target_opportunity (workspace_id, outcome_id, starts_on DESC, id DESC);
      CREATE INDEX target_opportunity_workspace_id_starts_on_id_idx ON target_opportunity (workspace_id, starts_on DESC, id DESC);
      CREATE INDEX target_opportunity_workspace_id_opportunity_id_idx ON target_opportunity (workspace_id, opportunity_id);

      -- Never changed, only followed by another that supersedes it.
      CREATE TABLE decision (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        question       text        NOT NULL,
        options        text[]      NOT NULL,
        choice         text        NOT NULL,
        why            text        NOT NULL,
        two_way_door   boolean     NOT NULL,
        revisit_on     date,
        decided_on     date        NOT NULL,
        supersedes_id  uuid,
        recorded_by_id uuid,
        created_at     timestamptz NOT NULL,
        CONSTRAINT decision_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT decision_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT decision_workspace_id_supersedes_id_key UNIQUE (workspace_id, supersedes_id),
        CONSTRAINT decision_workspace_id_supersedes_id_fkey FOREIGN KEY (workspace_id, supersedes_id)
          REFERENCES decision (workspace_id, id),
        CONSTRAINT decision_workspace_id_recorded_by_id_fkey FOREIGN KEY (workspace_id, recorded_by_id)
          REFERENCES person (workspace_id, id),
        CONSTRAINT decision_chooses_one_of_its_options CHECK (choice = ANY (options)),
        CONSTRAINT decision_is_looked_at_again_later CHECK (revisit_on > decided_on)
      );
      CREATE INDEX decision_workspace_id_decided_on_id_idx ON decision (workspace_id, decided_on DESC, id DESC);
      CREATE INDEX decision_workspace_id_revisit_on_id_idx ON decision (workspace_id, revisit_on, id);

      CREATE TABLE decision_node (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        decision_id  uuid        NOT NULL,
        node_id      uuid        NOT NULL,
        created_at   timestamptz NOT NULL,
        CONSTRAINT decision_node_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT decision_node_workspace_id_decision_id_node_id_key UNIQUE (workspace_id, decision_id, node_id),
        CONSTRAINT decision_node_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id)
          REFERENCES decision (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT decision_node_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX decision_node_workspace_id_node_id_idx ON decision_node (workspace_id, node_id);

      CREATE TABLE decision_person (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        decision_id  uuid        NOT NULL,
        person_id    uuid        NOT NULL,
        created_at   timestamptz NOT NULL,
        CONSTRAINT decision_person_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT decision_person_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT decision_person_workspace_id_decision_id_person_id_key UNIQUE (workspace_id, decision_id, person_id),
        CONSTRAINT decision_person_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id)
          REFERENCES decision (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT decision_person_workspace_id_person_id_fkey FOREIGN KEY (workspace_id, person_id)
          REFERENCES person (workspace_id, id)
      );

      -- What a decision rests on, of whatever kind: a reference by id, and a copy of what was known then.
      CREATE TABLE decision_ground (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        decision_id  uuid        NOT NULL,
        kind         text        COLLATE "C" NOT NULL,
        ref_id       uuid        NOT NULL,
        label        text        NOT NULL,
        state        jsonb       NOT NULL,
        latest_id    uuid        NOT NULL,
        log_seq      bigint,
        created_at   timestamptz NOT NULL,
        CONSTRAINT decision_ground_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT decision_ground_workspace_id_decision_id_kind_ref_id_key UNIQUE (workspace_id, decision_id, kind, ref_id),
        CONSTRAINT decision_ground_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id)
          REFERENCES decision (workspace_id, id) ON DELETE CASCADE
      );

      -- Never changed, only added to. Factors are keys of a document: a new one needs no migration.
      CREATE TABLE assessment (
        workspace_id   uuid        NOT NULL,
        id             uuid        NOT NULL,
        opportunity_id uuid        NOT NULL,
        judgements     jsonb       NOT NULL,
        note           text,
        recorded_by_id uuid,
        created_at     timestamptz NOT NULL,
        CONSTRAINT assessment_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT assessment_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT assessment_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT assessment_workspace_id_recorded_by_id_fkey FOREIGN KEY (workspace_id, recorded_by_id)
          REFERENCES person (workspace_id, id)
      );
      CREATE INDEX assessment_workspace_id_opportunity_id_id_idx ON assessment (workspace_id, opportunity_id, id DESC);

      CREATE TABLE ballot (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        question     text        NOT NULL,
        ballot_kind  text        NOT NULL,
        closed_at    timestamptz,
        closed_early boolean     NOT NULL,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT ballot_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT ballot_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT ballot_is_by_pairs_or_ratings CHECK (ballot_kind IN ('PAIRWISE', 'RATING'))
      );

      CREATE TABLE ballot_candidate (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        ballot_id    uuid        NOT NULL,
        node_id      uuid        NOT NULL,
        created_at   timestamptz NOT NULL,
        CONSTRAINT ballot_candidate_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT ballot_candidate_workspace_id_ballot_id_node_id_key UNIQUE (workspace_id, ballot_id, node_id),
        CONSTRAINT ballot_candidate_workspace_id_ballot_id_fkey FOREIGN KEY (workspace_id, ballot_id)
          REFERENCES ballot (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT ballot_candidate_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX ballot_candidate_workspace_id_node_id_idx ON ballot_candidate (workspace_id, node_id);

      CREATE TABLE ballot_vote (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        ballot_id    uuid        NOT NULL,
        voter_id     uuid        NOT NULL,
        cast_at      timestamptz,
        answers      jsonb,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT ballot_vote_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT ballot_vote_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT ballot_vote_workspace_id_ballot_id_voter_id_key UNIQUE (workspace_id, ballot_id, voter_id),
        CONSTRAINT ballot_vote_workspace_id_ballot_id_fkey FOREIGN KEY (workspace_id, ballot_id)
          REFERENCES ballot (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT ballot_vote_workspace_id_voter_id_fkey FOREIGN KEY (workspace_id, voter_id) REFERENCES person (workspace_id, id),
        CONSTRAINT ballot_vote_opened_was_cast CHECK (answers IS NULL OR cast_at IS NOT NULL)
      );

      -- What was voted, until the ballot is closed: in no log, no export and no row that can be fetched.
      CREATE TABLE sealed_vote (
        workspace_id uuid  NOT NULL,
        vote_id      uuid  NOT NULL,
        answers      jsonb NOT NULL,
        CONSTRAINT sealed_vote_workspace_id_vote_id_pkey PRIMARY KEY (workspace_id, vote_id),
        CONSTRAINT sealed_vote_workspace_id_vote_id_fkey FOREIGN KEY (workspace_id, vote_id)
          REFERENCES ballot_vote (workspace_id, id) ON DELETE CASCADE
      );
      ${tenantTables('ballot', 'ballot_candidate', 'ballot_vote', 'sealed_vote')}
      ${tenantTables('assessment', 'target_opportunity', 'decision', 'decision_node', 'decision_person', 'decision_ground')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE sealed_vote, ballot_vote, ballot_candidate, ballot, assessment, decision_ground, decision_person, decision_node, decision, target_opportunity`,
    );
  }
}
