import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { idOf } from '../id.ts';
import { Loader } from '../request/loader.ts';
import { currentCaller, currentRequest } from '../request/request.ts';
import { Database } from './database.ts';
import { ModelColumns } from './model-columns.ts';

/** An id, and the name of the model that it is said to be of. */
export interface AskedId {
  readonly model: string;
  readonly id: string;
}

/** Knows which ids there are. */
@Injectable()
export class KnownIdsReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Whether there is a thing of the model with the id; asked for many at once within a request it is one statement. */
  isKnown(asked: AskedId): Promise<boolean> {
    return currentRequest()
      .loader(KnownIdsReader, () => new Loader((all: readonly AskedId[]) => this.areKnown(all), { cacheKeyFn: keyOf }))
      .load({ model: asked.model, id: idOf(asked.id) });
  }

  private async areKnown(all: readonly AskedId[]): Promise<boolean[]> {
    const models = [...new Set(all.map(({ model }) => model))];
    const found = await this.db.query<AskedId>(
      models.map((model, at) => knownOf(this.metadata(model), at + 2)).join(' UNION ALL '),
      [
        currentCaller().workspaceId,
        ...models.map((model) => all.flatMap((each) => (each.model === model ? [each.id] : []))),
      ],
    );
    const known = new Set(found.map(keyOf));
    return all.map((each) => known.has(keyOf(each)));
  }

  private metadata(model: string): EntityMetadata {
    const found = this.columns.models().find(({ targetName }) => targetName === model);
    if (!found) throw new Error(`${model} is no model that has a table.`);
    return found;
  }
}

const keyOf = ({ model, id }: AskedId): string => `${model}/${id}`;

/** The ids among the list at this place of the parameters that are those of rows of the model. */
function knownOf(
  { targetName, tableName, parentEntityMetadata, discriminatorValue = '' }: EntityMetadata,
  at: number,
): string {
  // Where models share a table, the row's kind tells which of them it is.
  const kind = (parentEntityMetadata as EntityMetadata | undefined) ? ` AND kind = '${discriminatorValue}'` : '';
  return `SELECT '${targetName}' AS model, id FROM "${tableName}" WHERE workspace_id = $1::uuid AND id = ANY($${at}::uuid[])${kind}`;
}
