import { Injectable } from '@nestjs/common';
import type { DefinedOwnModel } from '../../../domain/priorities/scoring/own-model/definition.ts';
import { ownModel } from '../../../domain/priorities/scoring/own-model/own-model.ts';
import { ownModelNamed } from '../../../domain/priorities/scoring/own-model/own-model-key.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../../domain/priorities/scoring/scoring-models.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeCursor, decodeIdCursor, isCount } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { OwnModel, OwnModelVersion } from './own-model.model.ts';

/** Reads the models that workspaces define, and compiles them for scoring. */
@Injectable()
export class OwnModelReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
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

  /** One page of the workspace's own models, oldest first, including archived ones if `archived` is set; one statement. */
  async page(archived: boolean, args: PageArgs): Promise<Connection<OwnModel>> {
    const first = checkFirst(args.first);
    const list = `ownModels/${archived}`;
    const after = decodeIdCursor(list, args.after);
    const models = await this.db.sql<OwnModel>`
      SELECT ${() => this.columns.of(OwnModel, 'model')} FROM own_model AS model
      WHERE model.workspace_id = ${currentCaller().workspaceId} AND model.id > ${after}::uuid
        AND (${archived} OR model.archived_at IS NULL)
      ORDER BY model.id LIMIT ${first + 1}`;
    return pageOf(models, args, ({ id }) => encodeCursor(list, [id]));
  }

  /** One page of a model's versions, newest first; one statement. */
  async versions(ownModelId: string, args: PageArgs): Promise<Connection<OwnModelVersion>> {
    const first = checkFirst(args.first);
    const list = `versions/${ownModelId}`;
    const [before] = decodeCursor(list, args.after, [isCount]) ?? [2 ** 31 - 1];
    const versions = await this.db.sql<OwnModelVersion>`
      SELECT ${() => this.columns.of(OwnModelVersion, 'version')} FROM own_model_version AS version
      WHERE version.workspace_id = ${currentCaller().workspaceId} AND version.own_model_id = ${ownModelId}
        AND version.model_version < ${before}
      ORDER BY version.model_version DESC LIMIT ${first + 1}`;
    return pageOf(versions, args, ({ modelVersion }) => encodeCursor(list, [modelVersion]));
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
