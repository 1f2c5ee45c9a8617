import { Injectable } from '@nestjs/common';
import { invalid, Refused } from '../../../domain/refusal.ts';
import { ownModelKey } from '../../../domain/priorities/scoring/own-model/own-model-key.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { OwnModel } from './own-model.model.ts';
import { OwnModelReader } from './own-model.reader.ts';

/** The model that an input names: a built-in one or one of the workspace's own. */
export interface ModelAsked {
  readonly model?: ScoringModelKey | null;
  readonly ownModelId?: string | null;
}

/** The model that an input names, in its newest version. */
export interface ModelChoice {
  /** Key of the model in scores and ranking entries: `RICE`, or `<own model's id>@<version>`. */
  readonly key: string;
  readonly version: number;
  readonly model: ScoringModel;
  /** The own model; null for a built-in one. */
  readonly own: OwnModel | null;
}

/** Finds the model that an input names. */
@Injectable()
export class ModelChoiceReader {
  constructor(
    private readonly read: RowReader,
    private readonly models: OwnModelReader,
  ) {}

  /**
   * The model in its newest version. Archived models are found too, because rankings by their scores remain. Two
   * statements for an own model, none for a built-in one.
   *
   * @param path path of `model` and `ownModelId` in the input
   * @throws Refused INVALID_VALUE unless exactly one of them is given, NOT_FOUND when there is no such own model
   */
  async get({ model, ownModelId }: ModelAsked, path: readonly string[] = []): Promise<ModelChoice> {
    // The model's existence is checked first, so that a model of another workspace always looks like none.
    const own = isGiven(ownModelId) ? await this.read.get(OwnModel, ownModelId, [...path, 'ownModelId']) : null;
    if (isGiven(model) === (own !== null)) {
      const problem = `Name exactly one of "model" and "ownModelId"; ${own ? 'both are' : 'neither is'} given.`;
      throw new Refused([invalid(problem, [...path, 'model'])]);
    }
    if (own === null) return builtIn(await this.models.ofKey(String(model)));
    const key = ownModelKey({ ownModelId: own.id, modelVersion: own.modelVersion });
    return { key, version: own.modelVersion, model: await this.models.ofKey(key), own };
  }

  /** As `get`, for queries: null when there is no such own model. @throws Fault BAD_REQUEST unless exactly one is named */
  async find(asked: ModelAsked): Promise<ModelChoice | null> {
    if (isGiven(asked.model) === isGiven(asked.ownModelId))
      throw new Fault('BAD_REQUEST', 'Name exactly one of "model" and "ownModelId".');
    if (isGiven(asked.ownModelId) && !(await this.read.byId(OwnModel, asked.ownModelId))) return null;
    return this.get(asked);
  }
}

const isGiven = (value: string | null | undefined): value is string => value !== null && value !== undefined;

const builtIn = (model: ScoringModel): ModelChoice => ({ key: model.key, version: model.version, model, own: null });
