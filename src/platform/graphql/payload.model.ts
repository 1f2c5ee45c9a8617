import { Field, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { REFUSALS, type RefusalCode } from '../../domain/refusal.ts';
import type { ModelClass } from '../database/model-columns.ts';
import { enumOf } from './enum.ts';

const UserErrorCode = enumOf(REFUSALS);
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a well-formed request was declined.',
  valuesMap: {
    INVALID_VALUE: { description: 'A value breaks the rules of its field; the message says what would be right.' },
    NOT_FOUND: { description: 'What the id names does not exist, or the key may not see it.' },
    ALREADY_EXISTS: { description: 'Something with this name, link or reference is there already.' },
    WRONG_KIND: { description: 'The id names something of another kind than is needed here.' },
    KIND_CANNOT_HOLD: { description: 'Nodes of the parent kind hold no children of the child kind.' },
    WOULD_CYCLE: { description: 'The node would hang below itself.' },
    TOO_DEEP: { description: 'The tree would have more levels than a tree may have.' },
    TOO_MANY: { description: 'There would be more of them than there may be.' },
    ARCHIVED: { description: 'The thing, or something it hangs below, is archived: readable, not editable.' },
    REASON_REQUIRED: { description: 'This change of state takes a reason.' },
    NOT_AUTHOR: { description: 'Somebody else wrote it, as another person or by another key; the message says who.' },
    NOT_APPLICABLE: { description: 'The call makes no sense for this thing as it is; the message says why.' },
    VERSION_CONFLICT: { description: 'Somebody changed it meanwhile; the payload shows it as it is now.' },
    IDEMPOTENCY_KEY_REUSED: { description: 'The idempotency key was used before with other input.' },
  },
});

/** Something the user can put right. */
@ObjectType()
export class UserError {
  /** Reason, for programs. */
  @Field(() => UserErrorCode)
  code: RefusalCode;

  /** Reason, one sentence to show to a person. */
  message: string;

  /** Input field at fault, outermost first, list positions from 0; empty when no single field is. */
  @Field(() => [String])
  path: readonly string[];
}

/** What every mutation answers with: the thing as it now is, or the reasons why nothing was changed. */
@InterfaceType({ resolveType: (payload: { __typename?: string }) => payload.__typename })
export abstract class Payload {
  /** Why the change was declined, every reason at once; empty when it was made. */
  @Field(() => [UserError])
  userErrors?: UserError[];
}

/**
 * Base of the payload of a mutation that answers with one thing: the thing, which may be null, beside `userErrors`.
 *
 * @param thing class of the thing
 * @param name what the payload calls it; what `refuseStale` shows on a conflict has the same name
 * @param description of this field, where more is to say than the name tells
 */
export function payloadOf<Thing extends object, Name extends string>(
  thing: ModelClass<Thing>,
  name: Name,
  description = `The ${inWords(name)} after the call; null when refused, except on VERSION_CONFLICT.`,
): abstract new () => Payload & Partial<Record<Name, Thing | null>> {
  @ObjectType({ isAbstract: true, implements: () => [Payload] })
  abstract class PayloadOfThing extends Payload {}
  Field(() => thing, { nullable: true, description })(PayloadOfThing.prototype, name);
  return PayloadOfThing as abstract new () => PayloadOfThing & Partial<Record<Name, Thing | null>>;
}

/** A name of the API as prose: `keyResult` as "key result". */
const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
