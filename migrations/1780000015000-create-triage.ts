import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTables } from './tenant-table.ts';

/** Words of insights and opportunities, and what links have taught: all of it can be made anew from what people wrote. */
export class CreateTriage1780000015000 implements MigrationInterface {
  name = 'CreateTriage1780000015000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- linked: what a link of the insight adds to an opportunity, in thousandths; 1,000 n / (n + 1) for n occurrences.
      CREATE TABLE insight_word (
        workspace_id uuid NOT NULL,
        word         text COLLATE "C" NOT NULL,
        insight_id   uuid NOT NULL,
        linked       int  NOT NULL,
        CONSTRAINT insight_word_workspace_id_word_insight_id_pkey PRIMARY KEY (workspace_id, word, insight_id),
        CONSTRAINT insight_word_workspace_id_insight_id_fkey FOREIGN KEY (workspace_id, insight_id)
          REFERENCES insight (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX insight_word_workspace_id_insight_id_idx ON insight_word (workspace_id, insight_id);

      -- digest: of the texts that the words were taken from, so that what says the same is not written again.
      CREATE TABLE opportunity_profile (
        workspace_id   uuid   NOT NULL,
        opportunity_id uuid   NOT NULL,
        own_mass       float8 NOT NULL,
        linked_mass    bigint NOT NULL DEFAULT 0,
        digest         text   COLLATE "C" NOT NULL,
        CONSTRAINT opportunity_profile_workspace_id_opportunity_id_pkey PRIMARY KEY (workspace_id, opportunity_id),
        CONSTRAINT opportunity_profile_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id)
          REFERENCES tree_node (workspace_id, id) ON DELETE CASCADE,
        CONSTRAINT opportunity_profile_learnt_no_less_than_nothing CHECK (linked_mass >= 0)
      );

      -- The key holds all that a suggestion reads of a word, in one range and not all over the table.
      CREATE TABLE opportunity_word (
        workspace_id   uuid   NOT NULL,
        word           text   COLLATE "C" NOT NULL,
        opportunity_id uuid   NOT NULL,
        own            float8 NOT NULL,
        linked         bigint NOT NULL DEFAULT 0,
        CONSTRAINT opportunity_word_workspace_id_word_opportunity_id_pkey PRIMARY KEY (workspace_id, word, opportunity_id)
          INCLUDE (own, linked),
        CONSTRAINT opportunity_word_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id)
          REFERENCES opportunity_profile (workspace_id, opportunity_id) ON DELETE CASCADE,
        CONSTRAINT opportunity_word_learnt_no_less_than_nothing CHECK (linked >= 0)
      );
      CREATE INDEX opportunity_word_workspace_id_opportunity_id_idx ON opportunity_word (workspace_id, opportunity_id);

      -- The insights whose words stand in an opportunity's sums: what is taken away was added, and once.
      CREATE TABLE lesson (
        workspace_id   uuid NOT NULL,
        opportunity_id uuid NOT NULL,
        insight_id     uuid NOT NULL,
        CONSTRAINT lesson_workspace_id_opportunity_id_insight_id_pkey PRIMARY KEY (workspace_id, opportunity_id, insight_id),
        CONSTRAINT lesson_workspace_id_opportunity_id_fkey FOREIGN KEY (workspace_id, opportunity_id)
          REFERENCES opportunity_profile (workspace_id, opportunity_id) ON DELETE CASCADE,
        CONSTRAINT lesson_workspace_id_insight_id_fkey FOREIGN KEY (workspace_id, insight_id)
          REFERENCES insight (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX lesson_workspace_id_insight_id_idx ON lesson (workspace_id, insight_id);
      ${tenantTables('insight_word', 'opportunity_profile', 'opportunity_word', 'lesson')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE lesson, opportunity_word, opportunity_profile, insight_word`);
  }
}
