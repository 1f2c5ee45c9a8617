import { Injectable } from '@nestjs/common';
import { ownModelKey } from '../../../domain/priorities/scoring/own-model/own-model-key.ts';
import { Database } from '../../../platform/database/database.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { ModelChoice } from './model-choice.reader.ts';
import { OwnModelReader } from './own-model.reader.ts';

/** Finds the versions that own models once had. */
@Injectable()
export class PastModelReader {
  constructor(
    private readonly db: Database,
    private readonly models: OwnModelReader,
  ) {}

  /**
   * The model in the version that was its newest at an instant; a built-in one is what it is. One statement for an own model.
   *
   * @throws Fault BAD_REQUEST for an own model that was made later
   */
  async choiceAt(choice: ModelChoice, asOf: Date): Promise<ModelChoice> {
    const { own } = choice;
    if (own === null) return choice;
    const [found] = await this.db.sql<{ version: number | null }>`
      SELECT max(model_version) AS version FROM own_model_version
      WHERE workspace_id = ${currentCaller().workspaceId} AND own_model_id = ${own.id}
        AND created_at < ${new Date(asOf.getTime() + 1)}::timestamptz`;
    const modelVersion = found?.version ?? null;
    if (modelVersion === null)
      throw new Fault('BAD_REQUEST', `"ownModelId" names a model that was made after "asOf", ${asOf.toISOString()}.`);
    const key = ownModelKey({ ownModelId: own.id, modelVersion });
    return { key, version: modelVersion, model: await this.models.ofKey(key), own };
  }
}
