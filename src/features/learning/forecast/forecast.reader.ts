import { Injectable } from '@nestjs/common';
import { type Backtest, backtest } from '../../../domain/learning/forecast/backtest.ts';
import { type Calibration, calibrate, type SettledForecast } from '../../../domain/learning/forecast/calibration.ts';
import { seededRandom } from '../../../domain/foundation/statistics/seeded-random.ts';
import type { ForecastKind } from '../../../domain/learning/forecast/forecast-kinds.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeDayCursor } from '../../../platform/paging/cursor.ts';
import { runYielding } from '../../../platform/request/event-loop-yield.ts';
import type { CalibrationArgs } from './calibration.model.ts';
import { EffortForecastReader } from './effort-forecast.reader.ts';
import { EVERYTHING, type ForecastSource, type ForecastQuery } from './forecast-source.model.ts';
import type { Forecast, ForecastArgs } from './forecast.model.ts';
import { ImpactForecastReader } from './impact-forecast.reader.ts';
import { KeyResultForecastReader } from './key-result-forecast.reader.ts';
import { type Judged, ScoreForecastReader } from './score-forecast.reader.ts';
import { TestForecastReader } from './test-forecast.reader.ts';

/** Most forecasts of a kind behind one figure, the latest first. Chosen: more than a team makes in ten years. */
const MOST_FORECASTS = 2_000;
/** Due day in the cursor of a forecast without one: it sorts before all others in the list. */
const NO_DAY = '9999-12-30';

/** Reads forecasts and their results. */
@Injectable()
export class ForecastReader {
  private readonly sources: Readonly<Record<ForecastKind, ForecastSource>>;

  constructor(
    private readonly calendar: CalendarReader,
    impacts: ImpactForecastReader,
    keyResults: KeyResultForecastReader,
    tests: TestForecastReader,
    efforts: EffortForecastReader,
    private readonly scores: ScoreForecastReader,
  ) {
    this.sources = {
      IMPACT_HYPOTHESIS: impacts,
      KEY_RESULT_CONFIDENCE: keyResults,
      TEST_RESULT: tests,
      EFFORT: efforts,
      SCORE: scores,
    };
  }

  /** One page of forecasts of a kind, latest due first, after those without a due day; one statement. */
  async page({ kind, filter, ...args }: ForecastArgs): Promise<Connection<Forecast>> {
    const { teamIds, dueSince, dueBefore } = filter ?? {};
    const list = `forecasts/${kind}`;
    const found = await this.sources[kind].read(
      await this.queryFor({
        teamIds: teamIds ?? null,
        dueFrom: dueSince ?? EVERYTHING.dueFrom,
        dueTo: dueBefore ?? EVERYTHING.dueTo,
        after: decodeDayCursor(list, args.after, EVERYTHING.after),
        most: checkFirst(args.first) + 1,
      }),
    );
    return pageOf(found, args, ({ dueOn, entityId }) => encodeCursor(list, [dueOn ?? NO_DAY, entityId]));
  }

  /** Comparison of forecasts with what happened; one statement for each kind. */
  async calibration({ kind, model, teamIds }: CalibrationArgs): Promise<Calibration> {
    const kinds: readonly ForecastKind[] = model ? ['SCORE'] : kind ? [kind] : COMBINED_KINDS;
    const query = await this.queryFor({ teamIds: teamIds ?? null, model: model ?? null });
    const found: Forecast[] = [];
    for (const each of kinds) found.push(...(await this.sources[each].read(query)));
    return calibrate(found.flatMap(settledOf));
  }

  /** Whether the scores of a model, given by its key, ordered the outcomes; one statement. The same cases give the same figures. */
  async backtest(model: string, teamIds: readonly string[] | null): Promise<Backtest> {
    const cases = await this.scores.cases(await this.queryFor({ teamIds }), model);
    return runYielding(backtest(cases, seededRandom(cases.length)));
  }

  /** Settled forecasts of a model with the judged inputs; one statement. */
  async judged(model: string, teamIds: readonly string[] | null): Promise<(Judged & { cameTrue: boolean })[]> {
    const found = await this.scores.read(await this.queryFor({ teamIds, model }));
    return found.flatMap((each) => {
      const cameTrue = CAME_TRUE[each.status];
      return cameTrue === null ? [] : [{ ...each, cameTrue }];
    });
  }

  /** Ratios of actual to estimated efforts; one statement. */
  async effortRatios(teamIds: readonly string[] | null): Promise<number[]> {
    const found = await this.sources.EFFORT.read(await this.queryFor({ teamIds }));
    return found.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  }

  private async queryFor(query: Partial<ForecastQuery>): Promise<ForecastQuery> {
    const [today, zone] = [await this.calendar.today(), await this.calendar.zone()];
    return { ...EVERYTHING, most: MOST_FORECASTS, today, zone, ...query };
  }
}

/** Kinds that one figure can combine. Efforts stay apart, because more than expected is not better; scores, because they repeat the hypotheses. */
const COMBINED_KINDS = ['IMPACT_HYPOTHESIS', 'KEY_RESULT_CONFIDENCE', 'TEST_RESULT'] as const;

const CAME_TRUE = {
  CAME_TRUE: true,
  DID_NOT_COME_TRUE: false,
  OPEN: null,
  CANNOT_TELL: null,
  MEASURED: null,
} as const satisfies Record<Forecast['status'], boolean | null>;

function settledOf({ status, confidence, ratio, writtenAfterwards }: Forecast): SettledForecast[] {
  const cameTrue = CAME_TRUE[status];
  return cameTrue === null && ratio === null ? [] : [{ confidence, cameTrue, ratio, writtenAfterwards }];
}
