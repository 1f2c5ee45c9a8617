import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Assumption } from '../../tree/assumption/assumption.model.ts';
import { PersonaClaim } from '../../context/persona/persona-claim.model.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Ledger, LedgerArgs, PersonaCount } from './ledger.model.ts';
import { LedgerReader } from './ledger.reader.ts';

/** Answers who was heard of a node. */
@Resolver(() => TreeNode)
export class NodeLedgerResolver {
  constructor(private readonly reader: LedgerReader) {}

  @ResolveField(() => Ledger, { description: 'Who was heard for and against the node, and with what lies below it.' })
  ledger(@Parent() { id }: TreeNode, @Args() { asOf }: LedgerArgs): Promise<Ledger> {
    return this.reader.of(id, asOf);
  }
}

/** Answers who was heard of an assumption. */
@Resolver(() => Assumption)
export class AssumptionLedgerResolver {
  constructor(private readonly reader: LedgerReader) {}

  @ResolveField(() => Ledger, {
    description: 'Who was heard for and against it; nothing lies below, so both sides are one.',
  })
  ledger(@Parent() { id }: Assumption, @Args() { asOf }: LedgerArgs): Promise<Ledger> {
    return this.reader.of(id, asOf);
  }
}

/** Answers who was heard of a claim. */
@Resolver(() => PersonaClaim)
export class ClaimLedgerResolver {
  constructor(private readonly reader: LedgerReader) {}

  @ResolveField(() => Ledger, {
    description: 'Who was heard for and against it; nothing lies below, so both sides are one.',
  })
  ledger(@Parent() { id }: PersonaClaim, @Args() { asOf }: LedgerArgs): Promise<Ledger> {
    return this.reader.of(id, asOf);
  }
}

/** Answers of which persona people are counted. */
@Resolver(() => PersonaCount)
export class PersonaCountResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Persona, {
    nullable: true,
    description: 'Persona of which they are examples; null when it is gone.',
  })
  persona(@Parent() { personaId }: PersonaCount): Promise<Persona | null> {
    return this.read.byId(Persona, personaId);
  }
}
