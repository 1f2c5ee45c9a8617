import { Field, HideField, InputType, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Personal, SubjectBy } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, OptionalLine, Within } from '../../../platform/graphql/validators.ts';

/** What an account is worth to the company. Kept apart: readers of insights need not know it, and nothing is ordered by it. */
@ObjectType()
@RequiresScope('account:read')
export class AccountWorth {
  /** Tier in the company's own words, such as "enterprise"; null if not stated. */
  @Field(() => String, { nullable: true })
  tier: string | null;

  /** What the account pays a year, in the workspace's currency; null if not stated. */
  @Field(() => Number, { nullable: true })
  value: number | null;
}

/** Company or household that participants belong to, as a source system knows it. */
@ObjectType({ implements: () => [Node] })
@Entity('account')
@RequiresScope('insight:read')
@SubjectBy({ namedBy: 'Participant', as: 'accountId', only: true })
export class Account extends VersionedRow implements Node {
  /** System that told of it. */
  @Column('text')
  sourceSystem: string;

  /** What it is called there, 1 to 200 characters. */
  @Column('text')
  @Personal('identity', { leaves: 'DIGEST' })
  externalId: string;

  /** Its name, up to 200 characters; what its system calls it if no name is stated. */
  @Column('text')
  @Personal('identity')
  name: string;

  /** Tier in the company's own words, such as "enterprise"; null where none is known. */
  @Column('text', { nullable: true })
  @HideField()
  @Personal('identity', { isLogged: true, copies: 'NAMES' })
  tier: string | null;

  /** What it pays a year, in the workspace's currency; null where that is not known. */
  @Column('float8', { nullable: true })
  @HideField()
  @Personal('identity', { isLogged: true })
  value: number | null;
}

/** Kind under which the clocks of accounts are kept. */
export const ACCOUNT_CLOCK = 'ACCOUNT';

/** The account that a participant or an insight belongs to; what is left out stays as known. */
@InputType()
export class IngestedAccountInput {
  /** What the account is called in the source system, 1 to 200 characters. */
  @Line()
  externalId: string;

  /** Its name, up to 200 characters. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  name?: string | null;

  /** Its tier in the company's own words, up to 50 characters. */
  @Field(() => String, { nullable: true })
  @OptionalLine(50)
  tier?: string | null;

  /** What it pays a year, in the workspace's currency, 0 or more. */
  @Field(() => Number, { nullable: true })
  @Within(0, 1e15)
  value?: number | null;
}
