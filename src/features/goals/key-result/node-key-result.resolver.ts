import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, CountedRows } from '../../../platform/access/requires-scope.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { KeyResultLink, LINK_ROWS, MOST_LINKS_OF_NODE } from './key-result-link.model.ts';
import { KeyResult } from './key-result.model.ts';
import { KeyResultReader } from './key-result.reader.ts';

// Each kind of node has its own class, because guards do not run on inherited resolvers.

/** Answers the key results that an outcome serves. */
@Resolver(() => Outcome)
export class OutcomeKeyResultResolver {
  constructor(private readonly reader: KeyResultReader) {}

  @ResolveField(() => [KeyResult], {
    description: 'Key results that the node is linked to, oldest link first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  @CountedRows(LINK_ROWS)
  keyResults(@Parent() { id }: Outcome): Promise<KeyResult[]> {
    return this.reader.ofNode(id);
  }

  @ResolveField(() => [KeyResultLink], {
    description: 'Links to key results, each with the expected impact, oldest first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  @CountedRows(LINK_ROWS)
  keyResultLinks(@Parent() { id }: Outcome): Promise<KeyResultLink[]> {
    return this.reader.links('node', id);
  }
}

/** Answers the key results that an opportunity serves. */
@Resolver(() => Opportunity)
export class OpportunityKeyResultResolver {
  constructor(private readonly reader: KeyResultReader) {}

  @ResolveField(() => [KeyResult], {
    description: 'Key results that the node is linked to, oldest link first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  @CountedRows(LINK_ROWS)
  keyResults(@Parent() { id }: Opportunity): Promise<KeyResult[]> {
    return this.reader.ofNode(id);
  }

  @ResolveField(() => [KeyResultLink], {
    description: 'Links to key results, each with the expected impact, oldest first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  @CountedRows(LINK_ROWS)
  keyResultLinks(@Parent() { id }: Opportunity): Promise<KeyResultLink[]> {
    return this.reader.links('node', id);
  }
}

/** Answers the key results that a solution serves. */
@Resolver(() => Solution)
export class SolutionKeyResultResolver {
  constructor(private readonly reader: KeyResultReader) {}

  @ResolveField(() => [KeyResult], {
    description: 'Key results that the node is linked to, oldest link first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  @CountedRows(LINK_ROWS)
  keyResults(@Parent() { id }: Solution): Promise<KeyResult[]> {
    return this.reader.ofNode(id);
  }

  @ResolveField(() => [KeyResultLink], {
    description: 'Links to key results, each with the expected impact, oldest first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  @CountedRows(LINK_ROWS)
  keyResultLinks(@Parent() { id }: Solution): Promise<KeyResultLink[]> {
    return this.reader.links('node', id);
  }
}
