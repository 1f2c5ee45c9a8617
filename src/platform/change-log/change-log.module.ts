import { Module } from '@nestjs/common';
import { ChangeLogReader } from './change-log.reader.ts';

/** The one log that history, as-of reads, the feed and audits are read from. */
@Module({ providers: [ChangeLogReader], exports: [ChangeLogReader] })
export class ChangeLogModule {}
