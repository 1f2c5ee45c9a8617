import { Injectable } from '@nestjs/common';
import type { DefinedOwnModel } from '../../../domain/priorities/scoring/own-model/definition.ts';
import { ownModel } from '../../../domain/priorities/scoring/own-model/own-model.ts';
import { ownModelNamed } from '../../../domain/priorities/scoring/own-model/own-model-key.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../../domain/priorities/scoring/scoring-models.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import type { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { MADE_OR_NAMED } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import type { OwnModelArgs } from './own-model-args.model.ts';
import { OwnModel, OwnModelVersion } from './own-model.model.ts';

/** Reads the models that workspaces define, and compiles them for scoring. */
@Injectable()
export class OwnModelReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** The model, built-in or own, of a key in a score or a ranking entry; one statement for all own models of a request. */
  ofKey(key: string): ScoringModel | Promise<ScoringModel> {
    const builtIn = (SCORING_MODELS as Readonly<Record<string, ScoringModel | undefined>>)[key];
    return builtIn ?? this.own(key).then(({ model }) => model);
  }

  /** The version of an own model by its key, as the API shows it. It must exist. */
  async version(key: string): Promise<OwnModelVersion> {
    return (await this.own(key)).version;
  }

  /** One page of the workspace's own models, oldest first unless said otherwise. */
  page(args: OwnModelArgs): Promise<CountedConnection<OwnModel>> {
    const { appliesTo, text, includeArchived = false } = args.filter ?? {};
    const list = this.lists.rowsOf(OwnModel, {
      name: 'ownModels',
      where: [
        !includeArchived && part`row.archived_at IS NULL`,
        appliesTo &&
          part`EXISTS (SELECT FROM own_model_version AS version
            WHERE version.workspace_id = row.workspace_id AND version.own_model_id = row.id
              AND version.model_version = row.model_version AND ${appliesTo} = ANY(version.applies_to))`,
        holdsText("row.name || ' ' || COALESCE(row.description, '')", text),
      ],
      ...MADE_OR_NAMED,
    });
    return this.lists.page(list, args);
  }

  /** One page of a model's versions, newest first; one statement for all models of a request. */
  versions(ownModelId: string, args: ListArgs): Promise<CountedConnection<OwnModelVersion>> {
    const list = this.lists.rowsOf(OwnModelVersion, {
      name: 'versions',
      where: [],
      orders: { MODEL_VERSION: { sql: 'row.model_version', type: 'int' } },
      order: { field: 'MODEL_VERSION', direction: 'DESC' },
    });
    return this.lists.pageOf({ ...list, of: 'row.own_model_id' }, ownModelId, args);
  }

  private own(key: string): Promise<{ version: OwnModelVersion; model: ScoringModel }> {
    const load = async (keys: readonly string[]) => {
      const known = new Map((await this.ofKeys(keys)).map((own) => [own.model.key, own]));
      return keys.map((each) => known.get(each) ?? new Error(`There is no scoring model ${each}.`));
    };
    return currentRequest()
      .loader('OwnModel.version', () => new Loader(load))
      .load(key);
  }

  private async ofKeys(keys: readonly string[]) {
    const names = keys.flatMap((key) => ownModelNamed(key) ?? []);
    const versions = await this.db.sql<OwnModelVersion & DefinedOwnModel>`
      SELECT ${() => this.columns.of(OwnModelVersion, 'version')}, model.name
      FROM unnest(${names.map(({ ownModelId }) => ownModelId)}::uuid[], ${names.map(({ modelVersion }) => modelVersion)}::int[]) AS asked (id, version)
      JOIN own_model AS model ON model.workspace_id = ${currentCaller().workspaceId} AND model.id = asked.id
      JOIN own_model_version AS version ON version.workspace_id = model.workspace_id
        AND version.own_model_id = model.id AND version.model_version = asked.version`;
    return versions.map((version) => ({ version, model: ownModel(version) }));
  }
}
