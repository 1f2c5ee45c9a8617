import { Module } from '@nestjs/common';
import { ChangeLogModule } from '../change-log/change-log.module.ts';
import { RefetchReader } from './refetch.reader.ts';
import { RefetchResolver } from './refetch.resolver.ts';

/** Fetches anything again by its id. */
@Module({ imports: [ChangeLogModule], providers: [RefetchReader, RefetchResolver], exports: [RefetchReader] })
export class RefetchModule {}
