import { Module } from '@nestjs/common';
import { ChangeLogModule } from '../../../platform/change-log/change-log.module.ts';
import { ParticipantModule } from '../participant/participant.module.ts';
import { NodeModule } from '../../tree/node/node.module.ts';
import { CadenceReader } from './cadence.reader.ts';
import { CadenceResolver } from './cadence.resolver.ts';
import { InterviewFollowing } from './interview-following.action.ts';
import { InterviewReferences } from './interview-references.action.ts';
import { InterviewTemplateCheck } from './interview-template.action.ts';
import { InterviewTemplateReader } from './interview-template.reader.ts';
import { InterviewWriteAction } from './interview-write.action.ts';
import { InterviewReader } from './interview.reader.ts';
import { InterviewResolver, InterviewSnapshotResolver } from './interview.resolver.ts';
import { InterviewStore } from './interview.store.ts';
import { InterviewsTakeAction } from './interviews-take.action.ts';
import { InterviewCreateMutation } from './mutations/interview-create.mutation.ts';
import { InterviewSnapshotSetMutation } from './mutations/interview-snapshot-set.mutation.ts';
import { InterviewTemplateArchiveMutation } from './mutations/interview-template-archive.mutation.ts';
import { InterviewTemplateCreateMutation } from './mutations/interview-template-create.mutation.ts';
import { InterviewTemplateUpdateMutation } from './mutations/interview-template-update.mutation.ts';
import { InterviewUpdateMutation } from './mutations/interview-update.mutation.ts';
import { NextConversationsReader } from './next-conversations.reader.ts';
import { NextConversationsResolver } from './next-conversations.resolver.ts';
import { SensingHealthReader } from './sensing-health.reader.ts';
import { SnapshotCheckAction } from './snapshot-check.action.ts';
import { SnapshotStore } from './snapshot.store.ts';

/** Sessions with customers and users, what they came to, and the questions they follow. */
@Module({
  imports: [ChangeLogModule, ParticipantModule, NodeModule],
  providers: [
    CadenceReader,
    CadenceResolver,
    SensingHealthReader,
    NextConversationsReader,
    NextConversationsResolver,
    InterviewFollowing,
    InterviewReferences,
    InterviewTemplateCheck,
    InterviewTemplateReader,
    InterviewWriteAction,
    InterviewReader,
    InterviewResolver,
    InterviewSnapshotResolver,
    InterviewStore,
    InterviewsTakeAction,
    SnapshotCheckAction,
    SnapshotStore,
    InterviewCreateMutation,
    InterviewUpdateMutation,
    InterviewSnapshotSetMutation,
    InterviewTemplateCreateMutation,
    InterviewTemplateUpdateMutation,
    InterviewTemplateArchiveMutation,
  ],
  exports: [InterviewsTakeAction],
})
export class InterviewModule {}
