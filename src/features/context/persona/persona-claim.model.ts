import { Field, ID, InputType, ObjectType, PickType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { CLAIM_VERDICTS, type ClaimVerdict, MATURITIES } from '../../../domain/context/persona/maturity.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { optionalFields } from '../../../platform/graphql/input.model.ts';
import { OptionalLine, Text } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const TRAITS = {
  ABOUT: 'Who the persona is.',
  BEHAVIOUR: 'What the persona does.',
  MOTIVATION: 'What moves the persona.',
} as const;
export type PersonaTrait = keyof typeof TRAITS;
const PersonaTraitEnum = registerEnum('PersonaTrait', 'Which part of a persona a claim is about.', TRAITS);
const ClaimVerdictEnum = registerEnum('ClaimVerdict', 'What people hold of a claim about a persona.', CLAIM_VERDICTS);
/** Maturity, as an enum. */
export const PersonaMaturityEnum = registerEnum(
  'PersonaMaturity',
  'How much of a persona is known, and how much made up.',
  MATURITIES,
);

/** Most claims of one persona. Chosen: three times as many as can be checked in a quarter. */
export const MOST_CLAIMS = 100;

/** Something that is said of a persona and may turn out wrong; a proto-persona consists of such guesses. */
@ObjectType({ implements: () => [Node] })
@Entity('persona_claim')
@RequiresScope('tree:read')
export class PersonaClaim extends ArchivableRow implements Node {
  /** Persona of which it is said. */
  @Column('uuid')
  @Field(() => ID)
  personaId: string;

  /** What is said, one statement, 1 to 500 characters. */
  @Column('text')
  @Text({ max: 500 })
  text: string;

  /** Which part of the persona it is about. */
  @Column('text')
  @Field(() => PersonaTraitEnum)
  @IsIn(Object.keys(TRAITS))
  trait: PersonaTrait;

  /** What the team holds of it, set by people; ASSUMED unless said. */
  @Column('text')
  @Field(() => ClaimVerdictEnum)
  @IsIn(Object.keys(CLAIM_VERDICTS))
  claimVerdict: ClaimVerdict;

  /** Why the team holds that of it, up to 500 characters; null where nobody said. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(500)
  verdictReason: string | null;
}

/** A claim as it is said first. */
@InputType()
export class PersonaClaimInput extends PickType(PersonaClaim, ['text', 'trait'], InputType) {
  /** What the team holds of it; ASSUMED unless said. */
  @Field(() => ClaimVerdictEnum, { defaultValue: 'ASSUMED' })
  @IsIn(Object.keys(CLAIM_VERDICTS))
  claimVerdict: ClaimVerdict;

  /** Why the team holds that of it, up to 500 characters; null where nobody said. */
  @Field(() => String, { nullable: true })
  @OptionalLine(500)
  verdictReason?: string | null;
}

/** What may be changed of a claim; what is left out stays as it is, null clears. */
@InputType({ isAbstract: true })
export class PersonaClaimFields extends optionalFields(PersonaClaim, [
  'text',
  'trait',
  'claimVerdict',
  'verdictReason',
]) {}
