import { Module } from '@nestjs/common';
import { CycleCreateMutation } from './mutations/cycle-create.mutation.ts';
import { CycleUpdateMutation } from './mutations/cycle-update.mutation.ts';
import { CycleReader } from './cycle.reader.ts';
import { CycleResolver } from './cycle.resolver.ts';

/** Cycles, the stretches of time that objectives are set for. */
@Module({ providers: [CycleReader, CycleResolver, CycleCreateMutation, CycleUpdateMutation] })
export class CycleModule {}
