import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refusal, refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { meansTheSame, type OwnMeaning } from '../../../../domain/priorities/scoring/own-model/definition.ts';
import { checkedDefinition, isDefined } from '../../../../domain/priorities/scoring/own-model/given-definition.ts';
import { ownModelKey } from '../../../../domain/priorities/scoring/own-model/own-model-key.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, VersionedInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { OwnDefinitionInput, OwnModel, OwnModelVersion } from '../own-model.model.ts';
import { OwnModelReader } from '../own-model.reader.ts';

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
export class OwnModelUpdatePayload extends payloadOf(OwnModel, 'ownModel') {}

/** Changes an own model. */
@Resolver()
export class OwnModelUpdateMutation {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly models: OwnModelReader,
  ) {}

  @Mutation(() => OwnModelUpdatePayload, {
    description:
      'Changes an own scoring model. A changed definition makes a new version, and rankings use the newest one; earlier scores keep theirs.',
  })
  @RequiresScope('tree:write')
  async ownModelUpdate(@Args('input') input: OwnModelUpdateInput): Promise<OwnModelUpdatePayload> {
    const { id, expectedVersion, name, description, unit, appliesTo } = input;
    const model = await this.db.transaction(async () => {
      const current = await this.read.get(OwnModel, id);
      refuseStale({ ownModel: current }, expectedVersion);
      if (current.archivedAt) refuseIf(refusal('ARCHIVED', { what: `The scoring model ${current.name}` }, ['id']));
      const known = await this.models.version(
        ownModelKey({ ownModelId: current.id, modelVersion: current.modelVersion }),
      );
      const definition = isDefined(input) ? checkedDefinition(input) : known.definition;
      const meaning: OwnMeaning = { unit: unit ?? known.unit, appliesTo: appliesTo ?? known.appliesTo, definition };
      const modelVersion = current.modelVersion + (meansTheSame(known, meaning) ? 0 : 1);
      const set = { name, description, modelVersion };
      const changed = await this.rows.updateOne(OwnModel, 'ownModel', current.id, expectedVersion, set);
      if (modelVersion > current.modelVersion)
        await this.rows.insert(OwnModelVersion, [
          { id: newId(), ownModelId: current.id, modelVersion, ...meaning, appliesTo: [...meaning.appliesTo] },
        ]);
      return changed;
    });
    return { ownModel: model };
  }
}
