import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** The tree: its nodes, the revision that is each tree's lock, short keys, cross-links, moments, questions, comments, words. */
export class CreateTree1780000003000 implements MigrationInterface {
  name = 'CreateTree1780000003000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE tree_revision (
        workspace_id uuid   NOT NULL,
        tree_id      uuid   NOT NULL,
        revision     bigint NOT NULL,
        CONSTRAINT tree_revision_workspace_id_tree_id_pkey PRIMARY KEY (workspace_id, tree_id),
        CONSTRAINT tree_revision_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );

      CREATE TABLE short_key_counter (
        workspace_id uuid   NOT NULL,
        kind         text   NOT NULL,
        last         bigint NOT NULL,
        CONSTRAINT short_key_counter_workspace_id_kind_pkey PRIMARY KEY (workspace_id, kind),
        CONSTRAINT short_key_counter_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );

      CREATE TABLE moment (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        outcome_id   uuid        NOT NULL,
        title        text        NOT NULL,
        position     text        COLLATE "C" NOT NULL,
        created_at   timestamptz NOT NULL,
        CONSTRAINT moment_workspace_id_id_pkey PRIMARY KEY (workspace_id, id)
      );
      CREATE INDEX moment_workspace_id_outcome_id_position_idx ON moment (workspace_id, outcome_id, position);

      CREATE TABLE tree_node (
        workspace_id      uuid        NOT NULL,
        id                uuid        NOT NULL,
        tree_id           uuid        NOT NULL,
        parent_id         uuid,
        kind              text        NOT NULL,
        short_key         text        COLLATE "C" NOT NULL,
        position          text        COLLATE "C" NOT NULL,
        title             text        NOT NULL,
        description       text,
        owner_id          uuid,
        tags              text[]      NOT NULL DEFAULT '{}',
        status            text        NOT NULL,
        status_reason     text,
        archived_at       timestamptz,
        archive_reason    text,
        merged_into_id    uuid,
        type              text,
        goal              text,
        metric_id         uuid,
        product_id        uuid,
        team_id           uuid,
        moment_id         uuid,
        quote             jsonb,
        alternatives      text[]      NOT NULL DEFAULT '{}',
        persona_ids       uuid[]      NOT NULL DEFAULT '{}',
        sensing_channels_override text[],
        effort_person_months float8,
        actual_effort_person_months float8,
        building_since    date,
        shipped_on        date,
        learning_question text,
        method            text,
        scope             text,
        hypothesis        text,
        success_criterion jsonb,
        expected_support  float8,
        prototype         jsonb,
        started_on        date,
        due_on            date,
        concluded_on      date,
        observation       jsonb,
        verdict           text,
        decision          text,
        learning          text,
        version           int         NOT NULL,
        created_at        timestamptz NOT NULL,
        updated_at        timestamptz NOT NULL,
        CONSTRAINT tree_node_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT tree_node_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT tree_node_workspace_id_short_key_key UNIQUE (workspace_id, short_key),
        CONSTRAINT tree_node_workspace_id_parent_id_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT tree_node_workspace_id_tree_id_fkey FOREIGN KEY (workspace_id, tree_id) REFERENCES tree_revision (workspace_id, tree_id) ON DELETE CASCADE,
        CONSTRAINT tree_node_workspace_id_merged_into_id_fkey FOREIGN KEY (workspace_id, merged_into_id) REFERENCES tree_node (workspace_id, id),
        CONSTRAINT tree_node_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES person (workspace_id, id),
        CONSTRAINT tree_node_workspace_id_metric_id_fkey FOREIGN KEY (workspace_id, metric_id) REFERENCES metric (workspace_id, id),
        CONSTRAINT tree_node_workspace_id_product_id_fkey FOREIGN KEY (workspace_id, product_id) REFERENCES product (workspace_id, id),
        CONSTRAINT tree_node_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES team (workspace_id, id),
        CONSTRAINT tree_node_workspace_id_moment_id_fkey FOREIGN KEY (workspace_id, moment_id) REFERENCES moment (workspace_id, id),
        CONSTRAINT tree_node_only_outcome_is_root CHECK ((kind = 'OUTCOME') = (parent_id IS NULL)),
        CONSTRAINT tree_node_root_names_its_tree CHECK ((kind = 'OUTCOME') = (tree_id = id)),
        CONSTRAINT tree_node_has_a_status_of_its_kind CHECK (
          (kind = 'OUTCOME' AND status IN ('ACTIVE', 'ACHIEVED', 'DROPPED'))
          OR (kind = 'OPPORTUNITY' AND status IN ('IDENTIFIED', 'EXPLORING', 'PARKED', 'ADDRESSED'))
          OR (kind = 'SOLUTION' AND status IN ('IDEA', 'TESTING', 'BUILDING', 'SHIPPED', 'DISCARDED'))
          OR (kind = 'EXPERIMENT' AND status IN ('PLANNED', 'RUNNING', 'CONCLUDED', 'CANCELLED')))
      );
      CREATE INDEX tree_node_workspace_id_tree_id_idx ON tree_node (workspace_id, tree_id);
      CREATE INDEX tree_node_workspace_id_parent_id_position_id_idx ON tree_node (workspace_id, parent_id, position, id);
      CREATE INDEX tree_node_workspace_id_id_idx ON tree_node (workspace_id, id) WHERE persona_ids <> '{}';
      CREATE INDEX tree_node_workspace_id_kind_id_idx ON tree_node (workspace_id, kind, id);
      ALTER TABLE moment ADD CONSTRAINT moment_workspace_id_outcome_id_fkey
        FOREIGN KEY (workspace_id, outcome_id) REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE;

      CREATE TABLE node_link (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        kind         text        NOT NULL,
        from_id      uuid        NOT NULL,
        to_id        uuid        NOT NULL,
        created_at   timestamptz NOT NULL,
        CONSTRAINT node_link_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT node_link_workspace_id_kind_from_id_to_id_key UNIQUE (workspace_id, kind, from_id, to_id),
        CONSTRAINT node_link_workspace_id_from_id_fkey FOREIGN KEY (workspace_id, from_id) REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT node_link_workspace_id_to_id_fkey FOREIGN KEY (workspace_id, to_id) REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT node_link_joins_two_nodes CHECK (from_id <> to_id)
      );
      CREATE INDEX node_link_workspace_id_from_id_idx ON node_link (workspace_id, from_id);
      CREATE INDEX node_link_workspace_id_to_id_idx ON node_link (workspace_id, to_id);

      CREATE TABLE open_question (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        node_id      uuid        NOT NULL,
        text         text        NOT NULL,
        for_id       uuid,
        due_on       date,
        answer       text,
        answered_at  timestamptz,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT open_question_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT open_question_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT open_question_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id) REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT open_question_workspace_id_for_id_fkey FOREIGN KEY (workspace_id, for_id) REFERENCES person (workspace_id, id),
        CONSTRAINT open_question_answered_with_an_answer CHECK ((answer IS NULL) = (answered_at IS NULL))
      );
      CREATE INDEX open_question_workspace_id_node_id_id_idx ON open_question (workspace_id, node_id, id);

      CREATE TABLE comment (
        workspace_id  uuid        NOT NULL,
        id            uuid        NOT NULL,
        node_id       uuid        NOT NULL,
        text          text        NOT NULL,
        author_id     uuid,
        author_key_id uuid,
        author_name   text        NOT NULL,
        version       int         NOT NULL,
        created_at    timestamptz NOT NULL,
        updated_at    timestamptz NOT NULL,
        CONSTRAINT comment_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT comment_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE,
        CONSTRAINT comment_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id) REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT comment_workspace_id_author_id_fkey FOREIGN KEY (workspace_id, author_id) REFERENCES person (workspace_id, id),
        CONSTRAINT comment_workspace_id_author_key_id_fkey FOREIGN KEY (workspace_id, author_key_id) REFERENCES api_key (workspace_id, id),
        CONSTRAINT comment_is_by_a_person_or_by_a_key CHECK ((author_id IS NULL) <> (author_key_id IS NULL))
      );
      CREATE INDEX comment_workspace_id_node_id_id_idx ON comment (workspace_id, node_id, id);

      CREATE TABLE external_ref (
        workspace_id uuid        NOT NULL,
        id           uuid        NOT NULL,
        entity_id    uuid        NOT NULL,
        system       text        COLLATE "C" NOT NULL,
        external_id  text        COLLATE "C" NOT NULL,
        url          text,
        state        text,
        version      int         NOT NULL,
        created_at   timestamptz NOT NULL,
        updated_at   timestamptz NOT NULL,
        CONSTRAINT external_ref_workspace_id_id_pkey PRIMARY KEY (workspace_id, id),
        CONSTRAINT external_ref_workspace_id_system_external_id_key UNIQUE (workspace_id, system, external_id),
        CONSTRAINT external_ref_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id) ON DELETE CASCADE
      );
      CREATE INDEX external_ref_workspace_id_entity_id_idx ON external_ref (workspace_id, entity_id);

      CREATE TABLE search_word (
        workspace_id uuid   NOT NULL,
        word         text   COLLATE "C" NOT NULL,
        node_id      uuid   NOT NULL,
        weight       float8 NOT NULL,
        CONSTRAINT search_word_workspace_id_word_node_id_pkey PRIMARY KEY (workspace_id, word, node_id),
        CONSTRAINT search_word_workspace_id_node_id_fkey FOREIGN KEY (workspace_id, node_id) REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX search_word_workspace_id_node_id_idx ON search_word (workspace_id, node_id);
      ${tenantTables(
        'tree_revision',
        'short_key_counter',
        'moment',
        'tree_node',
        'node_link',
        'open_question',
        'comment',
        'external_ref',
        'search_word',
      )}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE search_word, external_ref, comment, open_question, node_link, tree_node, moment, short_key_counter, tree_revision;
    `);
  }
}
