import { Args, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Backtest } from '../../../domain/learning/forecast/backtest.ts';
import type { Calibration as Figures } from '../../../domain/learning/forecast/calibration.ts';
import { effortView, referenceClass } from '../../../domain/learning/forecast/outside-view.ts';
import { CountsAs, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node } from '../../../platform/database/row.model.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { RefetchReader } from '../../../platform/refetch/refetch.reader.ts';
import { formatNumber } from '../../../domain/foundation/text/figure.ts';
import { SCORING_MODELS } from '../../../domain/priorities/scoring/scoring-models.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { ModelChoiceReader } from '../../priorities/scoring/model-choice.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { ScoringModelBacktest, ScoringModelBacktestArgs } from './backtest.model.ts';
import { Calibration, CalibrationArgs } from './calibration.model.ts';
import { Forecast, ForecastConnection, ForecastArgs } from './forecast.model.ts';
import { ForecastReader } from './forecast.reader.ts';
import { OutsideView, OutsideViewArgs } from './outside-view.model.ts';
import { FIELD_COST } from '../../../domain/field-cost.ts';

/** Resolves forecasts and the figures about them. */
@Resolver(() => Forecast)
export class ForecastResolver {
  constructor(
    private readonly reader: ForecastReader,
    private readonly models: ModelChoiceReader,
    private readonly read: RowReader,
    private readonly refetch: RefetchReader,
  ) {}

  @Query(() => ForecastConnection, {
    description: 'Forecasts of one kind with their results, latest due first, after those without a due day.',
  })
  @CountsAs(FIELD_COST.forecasts)
  @RequiresScope('okr:read')
  forecasts(@Args() args: ForecastArgs): Promise<Connection<Forecast>> {
    return this.reader.page(args);
  }

  @Query(() => Calibration, {
    description:
      'Comparison of forecasts with what happened, over the latest 2,000 forecasts of each kind; no figure below ten.',
  })
  @CountsAs(FIELD_COST.calibration)
  @RequiresScope('okr:read')
  calibration(@Args() args: CalibrationArgs): Promise<Figures> {
    return this.reader.calibration(args);
  }

  @Query(() => ScoringModelBacktest, {
    description:
      'Was it right to prioritise by this model? Compares the scores at decision time with the settled impacts of the latest 2,000 forecasts; no figure below ten. Null when the own model does not exist.',
    nullable: true,
  })
  @CountsAs(FIELD_COST.scoringModelBacktest)
  @RequiresScope('okr:read')
  async scoringModelBacktest(@Args() { teamIds, ...asked }: ScoringModelBacktestArgs): Promise<Backtest | null> {
    const choice = await this.models.find(asked);
    return choice && this.reader.backtest(choice.key, teamIds ?? null);
  }

  @Query(() => OutsideView, {
    description: 'Results of earlier cases with similar judgements, as a reference while estimating.',
  })
  @CountsAs(FIELD_COST.outsideView)
  @RequiresScope('okr:read')
  async outsideView(@Args() { model, inputs, effortPersonMonths, teamIds }: OutsideViewArgs): Promise<OutsideView> {
    const { factors }: ScoringModel = SCORING_MODELS[model];
    const judgements = inputs.map(({ factor: name, value }) => {
      const factor = factors.find((each) => each.factor === name);
      if (!factor)
        throw new Fault(
          'BAD_REQUEST',
          `${model} has no factor "${name}"; it has ${factors.map((each) => each.factor).join(', ')}.`,
        );
      return { factor: name, value, label: `${factor.label.toLowerCase()} ${formatNumber(value)}` };
    });
    const cases = judgements.length === 0 ? [] : await this.reader.judged(model, teamIds ?? null);
    return {
      references: judgements.map((judged) => referenceClass(judged, cases)),
      effort: effortView(await this.reader.effortRatios(teamIds ?? null), effortPersonMonths ?? null),
    };
  }

  @ResolveField(() => Node, {
    nullable: true,
    description:
      'Entity that states the forecast: the link, the check-in, the experiment, the solution or the score. Null when the key may not read it.',
  })
  entity(@Parent() { entityId }: Forecast, @Info() { schema }: GraphQLResolveInfo): Promise<Node | null> {
    return this.refetch.byId(schema, entityId);
  }

  @ResolveField(() => TreeNode, {
    nullable: true,
    description: 'Node of the forecast; null for confidences in key results.',
  })
  node(@Parent() { nodeId }: Forecast): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, nodeId);
  }

  @ResolveField(() => KeyResult, {
    nullable: true,
    description: 'Key result of the forecast; null for tests and efforts.',
  })
  keyResult(@Parent() { keyResultId }: Forecast): Promise<KeyResult | null> {
    return this.read.byId(KeyResult, keyResultId);
  }
}
