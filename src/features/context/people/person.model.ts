import { Field, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const PERSON_ROLES = {
  PRODUCT: 'Product management; one of the trio.',
  DESIGN: 'Design; one of the trio.',
  ENGINEERING: 'Engineering; one of the trio.',
  RESEARCH: 'Studies users and how they go about things.',
  LEADERSHIP: 'Leads teams or the company.',
  OTHER: 'None of the roles above.',
};
/** What a person does in product work. */
export type PersonRole = keyof typeof PERSON_ROLES;
const PersonRoleEnum = registerEnum(
  'PersonRole',
  'What a person does in product work; the trio is one of each of the first three.',
  PERSON_ROLES,
);

/** Somebody who works on products: owns, votes, interviews, decides. */
@ObjectType({ implements: () => [Node] })
@Entity('person')
@RequiresScope('tree:read')
export class Person extends VersionedRow implements Node {
  /** What the person is called, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** What the person does in product work. */
  @Column('text')
  @Field(() => PersonRoleEnum)
  @IsIn(Object.keys(PERSON_ROLES))
  role: PersonRole;
}

/** One page of persons. */
export const PersonConnection = connectionOf<Person>(() => Person, 'Person');
