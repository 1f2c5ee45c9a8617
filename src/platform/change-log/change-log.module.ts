import { Module } from '@nestjs/common';
import { LogLinesReader } from './log-lines.reader.ts';
import { HistoryReader } from './history.reader.ts';
import { ChangeLogReader } from './change-log.reader.ts';
import { LogSpanReader } from './log-span.reader.ts';
import { PastRowsReader } from './past-rows.reader.ts';

/** The one log that history, as-of reads, the feed and audits are read from. */
@Module({
  providers: [ChangeLogReader, HistoryReader, LogLinesReader, LogSpanReader, PastRowsReader],
  exports: [ChangeLogReader, HistoryReader, LogLinesReader, LogSpanReader, PastRowsReader],
})
export class ChangeLogModule {}
