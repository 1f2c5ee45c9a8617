import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node } from '../../../platform/database/row.model.ts';
import { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { Objective } from '../../goals/key-result/objective.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { ExternalRef, MOST_REFS } from '../../context/external-ref/external-ref.model.ts';
import { ExternalRefReader } from '../../context/external-ref/external-ref.reader.ts';
import { ReferencedEntityReader } from './referenced-entity.reader.ts';

const description = 'What the thing is called in other systems, oldest first; up to 50.';

/** Answers what a name in another system stands for here. */
@Resolver(() => TreeNode)
export class ExternalRefResolver {
  constructor(
    private readonly refs: ExternalRefReader,
    private readonly holders: ReferencedEntityReader,
  ) {}

  @Query(() => Node, {
    nullable: true,
    description: 'What another system knows by this name; null when nothing is, or nothing that the key may read.',
  })
  @RequiresScope('tree:read')
  async byExternalRef(
    @Args('system', { description: 'The other system, such as "jira"; capitals count.' }) system: string,
    @Args('externalId', { description: 'What the thing is called there, such as "SHOP-17".' }) externalId: string,
  ): Promise<Node | null> {
    const ref = await this.refs.named(system, externalId);
    return ref && this.holders.byId(ref.entityId);
  }

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: TreeNode): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Answers what a person is called elsewhere. */
@Resolver(() => Person)
export class PersonRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Person): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Answers what a team is called elsewhere. */
@Resolver(() => Team)
export class TeamRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Team): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Answers what a product is called elsewhere. */
@Resolver(() => Product)
export class ProductRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Product): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Answers what a metric is called elsewhere. */
@Resolver(() => Metric)
export class MetricRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Metric): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Answers what an objective is called elsewhere. */
@Resolver(() => Objective)
export class ObjectiveRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Objective): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Answers what a key result is called elsewhere. */
@Resolver(() => KeyResult)
export class KeyResultRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: KeyResult): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}
