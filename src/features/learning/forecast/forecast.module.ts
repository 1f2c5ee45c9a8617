import { Module } from '@nestjs/common';
import { ScoringModule } from '../../priorities/scoring/scoring.module.ts';
import { EffortForecastReader } from './effort-forecast.reader.ts';
import { ForecastReader } from './forecast.reader.ts';
import { ForecastResolver } from './forecast.resolver.ts';
import { ImpactForecastReader } from './impact-forecast.reader.ts';
import { KeyResultForecastReader } from './key-result-forecast.reader.ts';
import { ScoreForecastReader } from './score-forecast.reader.ts';
import { TestForecastReader } from './test-forecast.reader.ts';

/** Whether what was expected came true: forecasts that settle themselves. */
@Module({
  imports: [ScoringModule],
  providers: [
    EffortForecastReader,
    ForecastReader,
    ForecastResolver,
    ImpactForecastReader,
    KeyResultForecastReader,
    ScoreForecastReader,
    TestForecastReader,
  ],
})
export class ForecastModule {}
