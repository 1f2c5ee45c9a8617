import { Module } from '@nestjs/common';
import { ExternalRefReader } from './external-ref.reader.ts';
import { ExternalRefStore } from './external-ref.store.ts';
import { NewRefsAction } from './new-refs.action.ts';

/** What things here are called in other systems, whatever the things are. */
@Module({
  providers: [ExternalRefReader, ExternalRefStore, NewRefsAction],
  exports: [ExternalRefReader, ExternalRefStore, NewRefsAction],
})
export class ExternalRefModule {}
