import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { LogRedactionStore } from '../../../platform/change-log/log-redaction.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Opportunity } from './kinds/opportunity.model.ts';
import { SearchStore } from './search.store.ts';
import { TreeStore } from './tree.store.ts';
import { NodesReworded } from './tree-changed.hook.ts';

/** Redacts quotes of opportunities that repeat the words of a participant. */
@Injectable()
export class CopiedQuoteStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly log: LogRedactionStore,
    private readonly search: SearchStore,
    private readonly trees: TreeStore,
    private readonly reworded: NodesReworded,
  ) {}

  /** Removes quotes that equal one of these texts, from the nodes and from their history. */
  async redact(texts: readonly string[]): Promise<void> {
    if (texts.length === 0) return;
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND kind = 'OPPORTUNITY'
        AND quote->>'text' = ANY(${texts}::text[]) ORDER BY id`;
    const ids = found.map(({ id }) => id);
    await this.trees.lockTreesOf(...ids);
    const redacted = await this.rows.update(Opportunity, { ids }, { quote: null }, 'REDACTED');
    await this.search.index(redacted);
    await this.trees.raiseRevision(...redacted.map(({ treeId }) => treeId));
    await this.reworded.fire({ nodeIds: ids });
    await this.log.redactTexts(Opportunity.name, 'quote', texts);
  }
}
