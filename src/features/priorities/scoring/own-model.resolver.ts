import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { OwnModelBasis } from '../../../domain/priorities/scoring/own-model/definition.ts';
import { ownModelKey } from '../../../domain/priorities/scoring/own-model/own-model-key.ts';
import { rangeOf } from '../../../domain/priorities/scoring/score-interval.ts';
import type { Factor } from '../../../domain/priorities/scoring/scoring-model.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { OwnModelArgs } from './own-model-args.model.ts';
import {
  OwnCriterion,
  OwnModelBasisEnum,
  OwnModel,
  OwnModelConnection,
  OwnModelVersion,
  OwnModelVersionConnection,
  ScoreRange,
} from './own-model.model.ts';
import { OwnModelReader } from './own-model.reader.ts';
import { MOST_FACTORS, ScoringFactor } from './scoring-model.model.ts';

/** Answers a workspace's own scoring models and their versions. */
@Resolver(() => OwnModel)
export class OwnModelResolver {
  constructor(private readonly models: OwnModelReader) {}

  @Query(() => OwnModelConnection, {
    description:
      "The workspace's own scoring models, oldest first unless `orderBy` says otherwise; `scoringModels` lists the built-in ones.",
  })
  @RequiresScope('tree:read')
  ownModels(@Args() args: OwnModelArgs): Promise<CountedConnection<OwnModel>> {
    return this.models.page(args);
  }

  @ResolveField(() => OwnModelVersion, { description: 'The newest version, which new scores use.' })
  currentVersion(@Parent() { id, modelVersion }: OwnModel): Promise<OwnModelVersion> {
    return this.models.version(ownModelKey({ ownModelId: id, modelVersion }));
  }

  @ResolveField(() => OwnModelVersionConnection, { description: 'Every version, newest first.' })
  versions(@Parent() { id }: OwnModel, @Args() page: ListArgs): Promise<CountedConnection<OwnModelVersion>> {
    return this.models.versions(id, page);
  }
}

/** Answers the definition of a version. */
@Resolver(() => OwnModelVersion)
export class OwnModelVersionResolver {
  constructor(
    private readonly models: OwnModelReader,
    private readonly read: RowReader,
  ) {}

  @ResolveField(() => OwnModel, { description: 'Model that this is a version of.' })
  ownModel(@Parent() { ownModelId }: OwnModelVersion): Promise<OwnModel | null> {
    return this.read.byId(OwnModel, ownModelId);
  }

  @ResolveField(() => OwnModelBasisEnum, {
    description: 'How the version computes a value: by weighted criteria or by a formula.',
  })
  basis(@Parent() { definition }: OwnModelVersion): OwnModelBasis {
    return definition.basis;
  }

  @ResolveField(() => [OwnCriterion], {
    description:
      'Criteria of a weighted model, in the order in which to ask for them; empty if a formula computes the value.',
  })
  @AtMost(MOST_FACTORS)
  criteria(@Parent() { definition }: OwnModelVersion): readonly OwnCriterion[] {
    return definition.basis === 'WEIGHTED' ? [...definition.criteria] : [];
  }

  @ResolveField(() => [ScoringFactor], {
    description: 'Factors, in the order in which to ask for them; criteria count as factors.',
  })
  @AtMost(MOST_FACTORS)
  async factors(@Parent() version: OwnModelVersion): Promise<readonly Factor[]> {
    return (await this.models.ofKey(ownModelKey(version))).factors;
  }

  @ResolveField(() => String, {
    description: 'The formula: its text or, for weighted criteria, a description in words.',
  })
  async formula(@Parent() version: OwnModelVersion): Promise<string> {
    return (await this.models.ofKey(ownModelKey(version))).formula;
  }

  @ResolveField(() => ScoreRange, {
    description: 'Range of possible values, computed from the ranges of the factors.',
  })
  async range(@Parent() version: OwnModelVersion): Promise<ScoreRange> {
    const { low: min, high: max, exact } = rangeOf(await this.models.ofKey(ownModelKey(version)));
    return { min, max, exact };
  }
}
