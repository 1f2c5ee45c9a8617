import { Module } from '@nestjs/common';
import { BelongingReader } from './belonging.reader.ts';
import { FeedReader } from './feed.reader.ts';
import { ForeignKeysReader } from './foreign-keys.reader.ts';
import { LoggedFields } from './logged-fields.ts';
import { LogLinesReader } from './log-lines.reader.ts';
import { HistoryReader } from './history.reader.ts';
import { ChangeLogReader } from './change-log.reader.ts';
import { LogSpanReader } from './log-span.reader.ts';
import { PastRowsReader } from './past-rows.reader.ts';

const READERS = [
  BelongingReader,
  ChangeLogReader,
  FeedReader,
  ForeignKeysReader,
  HistoryReader,
  LoggedFields,
  LogLinesReader,
  LogSpanReader,
  PastRowsReader,
];

/** The one log that history, as-of reads, the feed and audits are read from. */
@Module({
  providers: READERS,
  exports: READERS,
})
export class ChangeLogModule {}
