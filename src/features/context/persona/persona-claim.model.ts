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
const PersonaTraitEnum = registerEnum('PersonaTrait', 'Part of a persona that a claim is about.', TRAITS);
const ClaimVerdictEnum = registerEnum('ClaimVerdict', 'Verdict of people on a claim about a persona.', CLAIM_VERDICTS);
/** Maturity, as an enum. */
export const PersonaMaturityEnum = registerEnum(
  'PersonaMaturity',
  'How much of a persona is known rather than assumed.',
  MATURITIES,
);

/** Most claims of one persona. Chosen: three times as many as can be checked in a quarter. */
export const MOST_CLAIMS = 100;

/** A statement about a persona that may turn out wrong. A proto-persona consists of such assumptions. */
@ObjectType({ implements: () => [Node] })
@Entity('persona_claim')
@RequiresScope('tree:read')
export class PersonaClaim extends ArchivableRow implements Node {
  /** Persona that the claim is about. */
  @Column('uuid')
  @Field(() => ID)
  personaId: string;

  /** The claim, one statement, 1 to 500 characters. */
  @Column('text')
  @Text({ max: 500 })
  text: string;

  /** Part of the persona that the claim is about. */
  @Column('text')
  @Field(() => PersonaTraitEnum)
  @IsIn(Object.keys(TRAITS))
  trait: PersonaTrait;

  /** Verdict of the team on the claim, set by people; ASSUMED by default. */
  @Column('text')
  @Field(() => ClaimVerdictEnum)
  @IsIn(Object.keys(CLAIM_VERDICTS))
  verdict: ClaimVerdict;

  /** Reason for the verdict, up to 500 characters; null when not given. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(500)
  verdictReason: string | null;
}

/** A new claim. */
@InputType()
export class PersonaClaimInput extends PickType(PersonaClaim, ['text', 'trait'], InputType) {
  /** Verdict of the team on the claim; ASSUMED by default. */
  @Field(() => ClaimVerdictEnum, { defaultValue: 'ASSUMED' })
  @IsIn(Object.keys(CLAIM_VERDICTS))
  verdict: ClaimVerdict;

  /** Reason for the verdict, up to 500 characters; null when not given. */
  @Field(() => String, { nullable: true })
  @OptionalLine(500)
  verdictReason?: string | null;
}

/** Fields of a claim that can change. A field that is left out keeps its value; null clears it. */
@InputType({ isAbstract: true })
export class PersonaClaimFields extends optionalFields(PersonaClaim, ['text', 'trait', 'verdict', 'verdictReason']) {}
