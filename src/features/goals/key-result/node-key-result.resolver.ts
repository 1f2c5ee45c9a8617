import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost } from '../../../platform/access/requires-scope.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { Outcome } from '../../tree/node/kinds/outcome.model.ts';
import { Solution } from '../../tree/node/kinds/solution.model.ts';
import { KeyResultLink, MOST_LINKS_OF_NODE } from './key-result-link.model.ts';
import { KeyResult } from './key-result.model.ts';
import { KeyResultReader } from './key-result.reader.ts';

// One class a kind: guards do not run on inherited resolvers.

/** Answers which key results an outcome is there for. */
@Resolver(() => Outcome)
export class OutcomeKeyResultResolver {
  constructor(private readonly reader: KeyResultReader) {}

  @ResolveField(() => [KeyResult], {
    description: 'Key results for whose sake it is there, first linked first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  keyResults(@Parent() { id }: Outcome): Promise<KeyResult[]> {
    return this.reader.ofNode(id);
  }

  @ResolveField(() => [KeyResultLink], {
    description: 'The same with what is expected of it for each, first linked first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  keyResultLinks(@Parent() { id }: Outcome): Promise<KeyResultLink[]> {
    return this.reader.links('node', id);
  }
}

/** Answers which key results an opportunity is there for. */
@Resolver(() => Opportunity)
export class OpportunityKeyResultResolver {
  constructor(private readonly reader: KeyResultReader) {}

  @ResolveField(() => [KeyResult], {
    description: 'Key results for whose sake it is there, first linked first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  keyResults(@Parent() { id }: Opportunity): Promise<KeyResult[]> {
    return this.reader.ofNode(id);
  }

  @ResolveField(() => [KeyResultLink], {
    description: 'The same with what is expected of it for each, first linked first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  keyResultLinks(@Parent() { id }: Opportunity): Promise<KeyResultLink[]> {
    return this.reader.links('node', id);
  }
}

/** Answers which key results a solution is there for. */
@Resolver(() => Solution)
export class SolutionKeyResultResolver {
  constructor(private readonly reader: KeyResultReader) {}

  @ResolveField(() => [KeyResult], {
    description: 'Key results for whose sake it is there, first linked first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  keyResults(@Parent() { id }: Solution): Promise<KeyResult[]> {
    return this.reader.ofNode(id);
  }

  @ResolveField(() => [KeyResultLink], {
    description: 'The same with what is expected of it for each, first linked first, at most 50.',
  })
  @AtMost(MOST_LINKS_OF_NODE)
  keyResultLinks(@Parent() { id }: Solution): Promise<KeyResultLink[]> {
    return this.reader.links('node', id);
  }
}
