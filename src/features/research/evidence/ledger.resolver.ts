import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Assumption } from '../../tree/assumption/assumption.model.ts';
import { PersonaClaim } from '../../context/persona/persona-claim.model.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Ledger, LedgerArgs, PersonaCount } from './ledger.model.ts';
import { LedgerReader } from './ledger.reader.ts';

/** Answers the ledger of a node. */
@Resolver(() => TreeNode)
export class NodeLedgerResolver {
  constructor(private readonly reader: LedgerReader) {}

  @ResolveField(() => Ledger, {
    description: 'Ledger: who was heard for and against the node, alone and with its descendants.',
  })
  ledger(@Parent() { id }: TreeNode, @Args() { asOf }: LedgerArgs): Promise<Ledger> {
    return this.reader.of(id, asOf);
  }
}

/** Answers the ledger of an assumption. */
@Resolver(() => Assumption)
export class AssumptionLedgerResolver {
  constructor(private readonly reader: LedgerReader) {}

  @ResolveField(() => Ledger, {
    description: 'Ledger: who was heard for and against it. It has no descendants, so `own` and `united` are the same.',
  })
  ledger(@Parent() { id }: Assumption, @Args() { asOf }: LedgerArgs): Promise<Ledger> {
    return this.reader.of(id, asOf);
  }
}

/** Answers the ledger of a claim. */
@Resolver(() => PersonaClaim)
export class ClaimLedgerResolver {
  constructor(private readonly reader: LedgerReader) {}

  @ResolveField(() => Ledger, {
    description: 'Ledger: who was heard for and against it. It has no descendants, so `own` and `united` are the same.',
  })
  ledger(@Parent() { id }: PersonaClaim, @Args() { asOf }: LedgerArgs): Promise<Ledger> {
    return this.reader.of(id, asOf);
  }
}

/** Answers the persona of a count. */
@Resolver(() => PersonaCount)
export class PersonaCountResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Persona, {
    nullable: true,
    description: 'Persona that the participants are examples of; null if it no longer exists.',
  })
  persona(@Parent() { personaId }: PersonaCount): Promise<Persona | null> {
    return this.read.byId(Persona, personaId);
  }
}
