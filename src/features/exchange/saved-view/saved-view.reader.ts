import { Injectable } from '@nestjs/common';
import { tidied } from '../../../domain/foundation/text/spelling.ts';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { holdsText, isOneOf, noneArchived } from '../../../platform/database/sql-part.ts';
import { type KeptFilterLookup, KeptFilters } from '../../../platform/graphql/kept-filters.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { MADE_OR_NAMED } from '../../../platform/paging/sort-key.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { SavedViewArgs } from './saved-view-args.model.ts';
import { SavedView } from './saved-view.model.ts';

/** Lists saved views, and finds one by its name. */
@Injectable()
@Contributes(KeptFilters)
export class SavedViewReader implements KeptFilterLookup {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** One page of saved views, oldest first unless said otherwise. */
  page(args: SavedViewArgs): Promise<CountedConnection<SavedView>> {
    const { lists, text } = args.filter ?? {};
    const list = this.lists.rowsOf(SavedView, {
      name: 'savedViews',
      where: [isOneOf('row.list', lists), holdsText('row.name', text), noneArchived(['row'], args.filter)],
      ...MADE_OR_NAMED,
    });
    return this.lists.page(list, args);
  }

  /** The view in use that has this name, however it is spelt; null where there is none. */
  async named(name: string): Promise<SavedView | null> {
    const [view = null] = await this.db.sql<SavedView>`
      SELECT ${() => this.columns.of(SavedView, 'row')} FROM saved_view AS row
      WHERE row.workspace_id = ${currentCaller().workspaceId} AND row.name_key = lower(normalize(${tidied(name)}, NFKC))
        AND row.archived_at IS NULL`;
    return view;
  }
}
