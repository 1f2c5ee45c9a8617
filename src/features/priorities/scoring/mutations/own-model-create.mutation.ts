import { Args, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { checkedDefinition } from '../../../../domain/priorities/scoring/own-model/given-definition.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, optionalFields, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { warn } from '../../../../platform/request/warn.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { OwnDefinitionInput, OwnModel, OwnModelVersion } from '../own-model.model.ts';
import { OwnModelStore } from '../own-model.store.ts';

/** Name and definition of the new model. */
@InputType()
export class OwnModelCreateInput extends inputOf(
  PickType(OwnModel, ['name'], InputType),
  optionalFields(OwnModel, ['description']),
  PickType(OwnModelVersion, ['unit', 'appliesTo'], InputType),
  OwnDefinitionInput,
  RepeatableInput,
) {}

/** The new model, in its first version. */
@ObjectType()
export class OwnModelCreatePayload extends payloadOf(OwnModel, 'ownModel') {}

/** Adds an own model. */
@Resolver()
export class OwnModelCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly store: OwnModelStore,
  ) {}

  @Mutation(() => OwnModelCreatePayload, {
    description: "Adds a scoring model of the workspace's own, with its first version; up to 20 are in use at a time.",
  })
  @RequiresScope('tree:write')
  async ownModelCreate(@Args('input') input: OwnModelCreateInput): Promise<OwnModelCreatePayload> {
    const { name, description = null, unit, appliesTo } = input;
    const id = await this.once.once('ownModelCreate', input, async () => {
      const { definition, warnings } = checkedDefinition(input);
      await this.store.lockForOneMore();
      const id = newId();
      await this.rows.insert(OwnModel, [{ id, name, description, modelVersion: 1 }]);
      const version = { id: newId(), ownModelId: id, modelVersion: 1, unit, appliesTo, definition };
      await this.rows.insert(OwnModelVersion, [version]);
      warn(...warnings);
      return id;
    });
    return { ownModel: await this.read.byId(OwnModel, id) };
  }
}
