import { Module } from '@nestjs/common';
import { RefetchReader } from './refetch.reader.ts';
import { RefetchResolver } from './refetch.resolver.ts';

/** Fetches anything again by its id. */
@Module({ providers: [RefetchReader, RefetchResolver] })
export class RefetchModule {}
