import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsArray, ValidateIf } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node, Row } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';

/** Most members of a team, and most teams listed for a person. Chosen: far more than can work as one team. */
export const MOST_MEMBERS = 100;

/** Persons who work together. A team owns products, outcomes, objectives and releases. */
@ObjectType({ implements: () => [Node] })
@Entity('team')
@RequiresScope('tree:read')
export class Team extends ArchivableRow implements Node {
  /** Name of the team, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;
}

/** Membership of a person in a team. */
@Entity('team_member')
export class TeamMember extends Row {
  @Column('uuid')
  teamId: string;

  @Column('uuid')
  personId: string;
}

/** Part of the inputs that set the members of a team. */
@InputType({ isAbstract: true })
export class MembersInput {
  /** Members of the team, each once, up to 100. */
  @Field(() => [ID], { nullable: true })
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(MOST_MEMBERS)
  memberIds?: string[];
}

/** One page of teams. */
export const TeamConnection = countedConnectionOf<Team>(() => Team, 'Team');
