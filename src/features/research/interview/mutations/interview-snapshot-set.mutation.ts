import { Args, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { setByPeopleAfter } from '../../../../domain/foundation/ingestion/set-by-people.ts';
import { checkCovered } from '../../../../domain/research/interview/consent-coverage.ts';
import { refuseIf, refuseStale } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowStore } from '../../../../platform/change-log/row.store.ts';
import { Database } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/id.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { InterviewSnapshotSetInput } from '../interview-input.model.ts';
import { InterviewSnapshot } from '../interview-snapshot.model.ts';
import { EMPTY_SNAPSHOT } from '../interview-source-fields.model.ts';
import { Interview } from '../interview.model.ts';
import { InterviewStore } from '../interview.store.ts';
import { SnapshotCheckAction } from '../snapshot-check.action.ts';
import { SnapshotStore } from '../snapshot.store.ts';

/** The snapshot after the change. */
@ObjectType()
export class InterviewSnapshotSetPayload extends payloadOf(InterviewSnapshot, 'snapshot') {}

/** Makes or changes the snapshot of an interview. */
@Resolver()
export class InterviewSnapshotSetMutation {
  constructor(
    private readonly db: Database,
    private readonly checks: SnapshotCheckAction,
    private readonly interviews: InterviewStore,
    private readonly snapshots: SnapshotStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => InterviewSnapshotSetPayload, {
    description:
      "Makes or changes an interview's snapshot, of which there is one at most. What the input leaves out stays as it is, null clears; what a participant of the interview did not agree to is refused.",
  })
  @RequiresScope('insight:write')
  async interviewSnapshotSet(
    @Args('input') { interviewId, expectedVersion = null, ...fields }: InterviewSnapshotSetInput,
  ): Promise<InterviewSnapshotSetPayload> {
    const snapshot = await this.db.transaction(async () => {
      const { id } = await this.read.get(Interview, interviewId, ['interviewId']);
      const set = await this.checks.checked(fields);
      const setByPeople = setByPeopleAfter({ ...EMPTY_SNAPSHOT, setByPeople: [] }, set);
      const row = { id: newId(), interviewId: id, ...EMPTY_SNAPSHOT, ...set, setByPeople };
      const added = expectedVersion === null ? await this.rows.claim(InterviewSnapshot, ['interviewId'], [row]) : null;
      const snapshot = (await this.snapshots.of([id])).get(id);
      if (snapshot && !added?.has(snapshot.id)) refuseStale({ snapshot }, expectedVersion ?? 0);
      const now = added?.has(row.id)
        ? snapshot
        : await this.rows.updateOne(
            InterviewSnapshot,
            'snapshot',
            snapshot?.id ?? '',
            expectedVersion ?? 0,
            (current) => ({
              ...set,
              setByPeople: setByPeopleAfter(current, set),
            }),
          );
      const mayKeep = (await this.interviews.mayKeep([id])).get(id);
      refuseIf(...(mayKeep && now ? checkCovered({ ...now }, mayKeep) : []));
      return now;
    });
    return { snapshot: snapshot ?? null };
  }
}
