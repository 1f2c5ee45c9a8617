import { Module } from '@nestjs/common';
import { KeyResultModule } from '../key-result/key-result.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { UserFocusedOkrCreateMutation } from './mutations/user-focused-okr-create.mutation.ts';
import { OkrCreateAction } from './okr-create.action.ts';
import { OkrFactsAction } from './okr-facts.action.ts';
import { UserFocusedOkrReader } from './user-focused-okr.reader.ts';
import { UserFocusedOkrResolver } from './user-focused-okr.resolver.ts';

/** Objectives that say what becomes better for users, in five steps. */
@Module({
  imports: [KeyResultModule, NodeModule],
  providers: [
    OkrCreateAction,
    OkrFactsAction,
    UserFocusedOkrReader,
    UserFocusedOkrResolver,
    UserFocusedOkrCreateMutation,
  ],
})
export class UserFocusedOkrModule {}
