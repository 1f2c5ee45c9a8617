import { Injectable } from '@nestjs/common';
import { ownTerms } from '../../../domain/research/suggestion/profile.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type NewTexts, OpportunityTextsReader } from './opportunity-texts.reader.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { type ChangedNodes, NodesReworded, TreeChanged } from '../../tree/node/tree-changed.hook.ts';

/** Opportunities whose words one statement writes. Chosen: about 20,000 words in each statement. */
const AT_ONCE = 500;

/** Writes the words of opportunities. */
@Injectable()
export class OpportunityProfileStore {
  constructor(
    private readonly db: Database,
    private readonly texts: OpportunityTextsReader,
  ) {}

  /** Updates the words of these nodes and their descendants; opportunities with unchanged texts are read and not written. */
  @Subscribe(TreeChanged)
  @Subscribe(NodesReworded)
  async update({ nodeIds }: ChangedNodes): Promise<void> {
    const changed = await this.texts.changedBelow(nodeIds);
    for (let from = 0; from < changed.length; from += AT_ONCE) await this.write(changed.slice(from, from + AT_ONCE));
  }

  private async write(changed: readonly NewTexts[]): Promise<void> {
    const { workspaceId } = currentCaller();
    const said = changed.map(({ id, texts, digest }) => ({ id, digest, own: ownTerms(texts) }));
    const profiles = said.map(({ id, digest, own }) => ({ id, digest, mass: [...own.values()].reduce(add, 0) }));
    const words = said.flatMap(({ id, own }) => [...own].map(([word, weight]) => ({ word, id, own: weight })));
    await this.db.sql`
      INSERT INTO opportunity_profile AS profile (workspace_id, opportunity_id, own_mass, digest)
      SELECT ${workspaceId}::uuid, id, mass, digest
      FROM jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb) AS given (id uuid, mass float8, digest text) ORDER BY id
      ON CONFLICT (workspace_id, opportunity_id) DO UPDATE SET own_mass = excluded.own_mass, digest = excluded.digest`;
    await this.db.sql`
      WITH given AS MATERIALIZED (
        SELECT word COLLATE "C" AS word, id, own FROM jsonb_to_recordset(${JSON.stringify(words)}::jsonb) AS given (word text, id uuid, own float8)
      ), unsaid AS MATERIALIZED (
        SELECT row.word, row.opportunity_id, row.linked FROM opportunity_word AS row
        WHERE row.workspace_id = ${workspaceId} AND row.opportunity_id = ANY(${said.map(({ id }) => id)}::uuid[]) AND row.own > 0
          AND NOT EXISTS (SELECT FROM given WHERE given.word = row.word AND given.id = row.opportunity_id)
      ), gone AS (
        DELETE FROM opportunity_word AS row USING unsaid
        WHERE unsaid.linked = 0 AND row.workspace_id = ${workspaceId} AND row.word = unsaid.word AND row.opportunity_id = unsaid.opportunity_id
      ), kept AS (
        UPDATE opportunity_word AS row SET own = 0 FROM unsaid
        WHERE unsaid.linked > 0 AND row.workspace_id = ${workspaceId} AND row.word = unsaid.word AND row.opportunity_id = unsaid.opportunity_id
      )
      INSERT INTO opportunity_word AS row (workspace_id, word, opportunity_id, own)
      SELECT ${workspaceId}::uuid, word, id, own FROM given
      ON CONFLICT (workspace_id, word, opportunity_id) DO UPDATE SET own = excluded.own WHERE row.own <> excluded.own`;
  }
}

const add = (sum: number, each: number): number => sum + each;
