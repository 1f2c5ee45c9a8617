import { Field, InterfaceType, ObjectType } from '@nestjs/graphql';
import { REFUSALS, type RefusalCode } from '../../domain/refusal.ts';
import { WARNINGS, type WarningCode } from '../../domain/warning.ts';
import { AtMost } from '../access/requires-scope.ts';
import type { ModelClass } from '../database/model-columns.ts';
import { MOST_WARNINGS } from '../request/warn.ts';
import { descriptionsOf, registerEnum } from './enum.ts';
import { ForEveryKey } from '../request/for-every-key.ts';

const UserErrorCode = registerEnum(
  'UserErrorCode',
  'Why a well-formed request was declined.',
  descriptionsOf(REFUSALS),
);

const WarningCodeEnum = registerEnum('WarningCode', 'Why something was done with a warning.', WARNINGS);

/** Something the user can put right. */
@ObjectType()
@ForEveryKey('it tells a caller what is wrong with its own input')
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

/** Something that was done, and that the user should know of. */
@ObjectType()
@ForEveryKey('it tells a caller of its own input')
export class Warning {
  /** Reason, for programs. */
  @Field(() => WarningCodeEnum)
  code: WarningCode;

  /** Reason, one sentence to show to a person. */
  message: string;

  /** Input field that it is about, outermost first, list positions from 0; empty when no single field is. */
  @Field(() => [String])
  path: readonly string[];
}

/** What every mutation answers with: the thing as it now is, or the reasons why nothing was changed. */
@InterfaceType({ resolveType: (payload: { __typename?: string }) => payload.__typename })
export abstract class Payload {
  /** Why the change was declined, every reason at once; empty when it was made. */
  @Field(() => [UserError], { nullable: false })
  userErrors?: UserError[];

  /**
   * Whether everything stood already as the call asks: then nothing was written, no version has grown, and the history
   * has no entry of it. False when something changed, and when the call was declined.
   */
  @Field(() => Boolean, { nullable: false })
  unchanged?: boolean;

  /** What was done though it contradicts something, and what of the input was left out; at most 50. Empty when the change was declined. A call that is repeated under its idempotency key tells them again. */
  @Field(() => [Warning], { nullable: false })
  @AtMost(MOST_WARNINGS)
  warnings?: readonly Warning[];
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
