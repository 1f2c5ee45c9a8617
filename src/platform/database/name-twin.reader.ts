import { Injectable } from '@nestjs/common';
import { shown } from '../../domain/foundation/text/shown.ts';
import { spellingOf } from '../../domain/foundation/text/spelling.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { warning } from '../../domain/warning.ts';
import { currentCaller } from '../request/request.ts';
import { warn } from '../request/warn.ts';
import { Database } from './database.ts';
import { ModelColumns, type ModelClass } from './model-columns.ts';

/** A thing that people know by its name. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** Warns of names that people would take for one. */
@Injectable()
export class NameTwinReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * Has the payload tell where another thing of the model is called so, however it is spelt. Two may be meant, so nothing is
   * refused. One statement, which reads the names of all things of the model, and none where the name stays.
   *
   * @param before the thing as it was; null for a new one
   * @returns no refusal, for whatever checks a change
   */
  async warnOf(
    model: ModelClass<Named>,
    { id, name }: Partial<Named>,
    before: Named | null = null,
  ): Promise<readonly Refusal[]> {
    if (name === undefined || name === before?.name) return [];
    const metadata = this.columns.models().find(({ target }) => target === model);
    if (!metadata) throw new Error(`${model.name} has no table.`);
    const others = await this.db.query<Named>(
      `SELECT id, name FROM "${metadata.tableName}" WHERE workspace_id = $1 AND id <> $2 ORDER BY id`,
      [currentCaller().workspaceId, before?.id ?? id],
    );
    const spelling = spellingOf(name);
    const twin = others.find((each) => spellingOf(each.name) === spelling);
    if (twin) {
      const what = model.name.toLowerCase();
      const sentence =
        twin.name === name
          ? `Another ${what} is called ${shown(name)}, too.`
          : `Another ${what} is called ${shown(twin.name)}: ${shown(name)} differs from it in capitals, blanks and the like only.`;
      warn(warning('NEAR_TWIN', sentence, ['name']));
    }
    return [];
  }
}
