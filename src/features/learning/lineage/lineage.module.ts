import { Module } from '@nestjs/common';
import { CoverageReader } from './coverage.reader.ts';
import { LineageAction } from './lineage.action.ts';
import { LineageReader } from './lineage.reader.ts';
import { CoveredKeyResultResolver, KeyResultCoverageResolver, LineageResolver } from './lineage.resolver.ts';

/** The line between key results and the work. */
@Module({
  providers: [
    CoverageReader,
    LineageAction,
    LineageReader,
    CoveredKeyResultResolver,
    KeyResultCoverageResolver,
    LineageResolver,
  ],
})
export class LineageModule {}
