import { Args, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AtMost, CountedRows, RequiresAnyScope } from '../../../platform/access/requires-scope.ts';
import { Node } from '../../../platform/database/row.model.ts';
import { RefetchReader } from '../../../platform/refetch/refetch.reader.ts';
import { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { Objective } from '../../goals/key-result/objective.model.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { ExternalRef, MOST_REFS, REF_ROWS } from '../../context/external-ref/external-ref.model.ts';
import { ExternalRefReader } from '../../context/external-ref/external-ref.reader.ts';
import { ExternalRefArgs } from './external-ref-args.model.ts';
import { ReferencedEntityReader } from './referenced-entity.reader.ts';
import { SourceEntityReader } from './source-entity.reader.ts';

const description = 'References to other systems, oldest first; up to 50.';

/** Resolves references to other systems: the entity of a reference, and the references of a node. */
@Resolver(() => TreeNode)
export class ExternalRefResolver {
  constructor(
    private readonly refs: ExternalRefReader,
    private readonly entities: ReferencedEntityReader,
    private readonly sources: SourceEntityReader,
  ) {}

  @Query(() => Node, {
    nullable: true,
    description:
      'Thing with this id in another system: by a reference, or because the system told of it, as of participants, insights, interviews and accounts. Null when there is none, or when the key may not read it.',
  })
  @RequiresAnyScope('tree:read', 'insight:read')
  async byExternalRef(@Args() { system, externalId, type = null }: ExternalRefArgs): Promise<Node | null> {
    const ref = type === null ? await this.refs.byExternalId(system, externalId) : null;
    const referenced = ref && (await this.entities.byId(ref.entityId));
    return referenced ?? this.sources.byName(system, externalId, type);
  }

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  @CountedRows(REF_ROWS)
  externalRefs(@Parent() { id }: TreeNode): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Resolves the references of a person. */
@Resolver(() => Person)
export class PersonRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Person): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Resolves the references of a team. */
@Resolver(() => Team)
export class TeamRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Team): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Resolves the references of a product. */
@Resolver(() => Product)
export class ProductRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Product): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Resolves the references of a metric. */
@Resolver(() => Metric)
export class MetricRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Metric): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Resolves the references of an objective. */
@Resolver(() => Objective)
export class ObjectiveRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: Objective): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Resolves the references of a key result. */
@Resolver(() => KeyResult)
export class KeyResultRefResolver {
  constructor(private readonly refs: ExternalRefReader) {}

  @ResolveField(() => [ExternalRef], { description })
  @AtMost(MOST_REFS)
  externalRefs(@Parent() { id }: KeyResult): Promise<ExternalRef[]> {
    return this.refs.of(id);
  }
}

/** Resolves the entity that a reference names. */
@Resolver(() => ExternalRef)
export class RefEntityResolver {
  constructor(private readonly refetch: RefetchReader) {}

  @ResolveField(() => Node, {
    nullable: true,
    description: 'Entity that the reference names; null when the key may not read it.',
  })
  entity(@Parent() { entityId }: ExternalRef, @Info() { schema }: GraphQLResolveInfo): Promise<Node | null> {
    return this.refetch.byId(schema, entityId);
  }
}
