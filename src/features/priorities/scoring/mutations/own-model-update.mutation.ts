import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { meansTheSame, type OwnMeaning } from '../../../../domain/priorities/scoring/own-model/definition.ts';
import { checkedDefinition, isDefined } from '../../../../domain/priorities/scoring/own-model/given-definition.ts';
import { ownModel as modelOf } from '../../../../domain/priorities/scoring/own-model/own-model.ts';
import { ownModelKey } from '../../../../domain/priorities/scoring/own-model/own-model-key.ts';
import { ForEveryKey } from '../../../../platform/request/for-every-key.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { warn } from '../../../../platform/request/warn.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OwnDefinitionInput, OwnModel, OwnModelVersion } from '../own-model.model.ts';
import { OwnModelReader } from '../own-model.reader.ts';
import { ScoreEvaluateAction } from '../score-evaluate.action.ts';

/** The fields to change; a field that is left out keeps its value. A definition is given as a whole: `criteria`, or `factors` and `formula`. */
@InputType()
export class OwnModelUpdateInput extends inputOf(
  VersionedInput,
  OwnDefinitionInput,
  optionalFields(OwnModel, ['name', 'description']),
  optionalFields(OwnModelVersion, ['unit', 'appliesTo']),
) {}

/** The model after the change. */
@ObjectType()
@ForEveryKey('it tells a caller of the definition just given')
export class OwnModelUpdatePayload extends payloadOf(OwnModel, 'ownModel') {
  /** Number of scores that a new version evaluated anew, one for each node that counted by the former one; 0 without a new version, null when refused. */
  @Field(() => Int, { nullable: true })
  evaluatedScores?: number | null;
}

/** Changes an own model. */
@Resolver()
export class OwnModelUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly models: OwnModelReader,
    private readonly scores: ScoreEvaluateAction,
  ) {}

  @Mutation(() => OwnModelUpdatePayload, {
    description:
      'Changes an own scoring model. A changed definition makes a new version, which rankings use at once: it evaluates the judgements of all scores that count anew, and names what it lacks. Earlier scores stay as they are.',
  })
  @RequiresScope('tree:write')
  async ownModelUpdate(@Args('input') input: OwnModelUpdateInput): Promise<OwnModelUpdatePayload> {
    const { id, expectedVersion, name, description } = input;
    return this.db.transaction(async () => {
      const current = await this.read.get(OwnModel, id);
      refuseStale({ ownModel: current }, expectedVersion);
      if (current.archivedAt) refuseIf(refusal('ARCHIVED', { what: `The scoring model ${current.name}` }, ['id']));
      const former = { ownModelId: current.id, modelVersion: current.modelVersion };
      const { meaning, isNew, warnings } = changed(await this.models.version(ownModelKey(former)), input);
      const modelVersion = current.modelVersion + (isNew ? 1 : 0);
      const set = { name, description, modelVersion };
      const ownModel = await this.rows.updateOne(OwnModel, 'ownModel', current.id, expectedVersion, set);
      warn(...warnings);
      if (!isNew) return { ownModel, evaluatedScores: 0 };
      await this.rows.insert(OwnModelVersion, [
        { id: newId(), ownModelId: current.id, modelVersion, ...meaning, appliesTo: [...meaning.appliesTo] },
      ]);
      const version = { ownModelId: current.id, modelVersion, name: ownModel.name, ...meaning };
      const evaluated = await this.scores.evaluate(former, modelOf(version));
      warn(...evaluated.warnings);
      return { ownModel, evaluatedScores: evaluated.scores };
    });
  }
}

/** The parts of the new version, and whether they mean anything else than those of the known one. @throws Refused */
function changed(known: OwnModelVersion, input: OwnModelUpdateInput) {
  const { unit, appliesTo } = input;
  const { definition, warnings } = isDefined(input)
    ? checkedDefinition(input)
    : { definition: known.definition, warnings: [] };
  const meaning: OwnMeaning = { unit: unit ?? known.unit, appliesTo: appliesTo ?? known.appliesTo, definition };
  return { meaning, isNew: !meansTheSame(known, meaning), warnings };
}
