import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ForEveryKey } from '../request/for-every-key.ts';
import { FieldValue } from './field-value.scalar.ts';

/** Why the log does not say what a field was. To add a reason, add a row. */
export const WITHHELD = {
  PERSONAL: "A person's own words: the log notes that they changed, and never what they say.",
  ERASED: 'Somebody no longer allows these words; they were taken out of the log.',
} as const;

const FieldWithheldEnum = Object.fromEntries(Object.keys(WITHHELD).map((key) => [key, key]));
registerEnumType(FieldWithheldEnum, {
  name: 'FieldWithheld',
  description: 'Why a history does not say what a field was.',
  valuesMap: Object.fromEntries(Object.entries(WITHHELD).map(([key, description]) => [key, { description }])),
});

/** What one field was before a change, and what it is after it. */
@ObjectType()
@ForEveryKey('it stands below the thing that was changed alone, and takes what that takes')
export class FieldChange {
  /** Name of the field, as in `changedFields`. What has an object of its own in the API, such as a target, is told part by part. */
  field: string;

  /** Value before the change; null where there was none, where the thing was created, and where it is withheld. */
  @Field(() => FieldValue, { nullable: true })
  before: unknown;

  /** Value after the change; null where there is none, where the thing was deleted, and where it is withheld. */
  @Field(() => FieldValue, { nullable: true })
  after: unknown;

  /** Why both values are null although there may have been some; null where they are what the log has. */
  @Field(() => FieldWithheldEnum, { nullable: true })
  withheld: keyof typeof WITHHELD | null;
}
