import { Field, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const PERSON_ROLES = {
  PRODUCT: 'Product management; part of the product trio.',
  DESIGN: 'Design; part of the product trio.',
  ENGINEERING: 'Engineering; part of the product trio.',
  RESEARCH: 'Studies users and their behaviour.',
  LEADERSHIP: 'Leads teams or the company.',
  OTHER: 'None of the roles above.',
};
/** Role of a person in product work. */
export type PersonRole = keyof typeof PERSON_ROLES;
export const PersonRoleEnum = registerEnum(
  'PersonRole',
  'Role of a person in product work. A product trio has one person of each of the first three roles.',
  PERSON_ROLES,
);

/** A person who works on products: owns nodes, votes, interviews, decides. */
@ObjectType({ implements: () => [Node] })
@Entity('person')
@RequiresScope('tree:read')
export class Person extends ArchivableRow implements Node {
  /** Name of the person, 1 to 200 characters. */
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
export const PersonConnection = countedConnectionOf<Person>(() => Person, 'Person');
