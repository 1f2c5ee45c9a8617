import { Injectable } from '@nestjs/common';
import { answersTo, type GivenAnswer } from '../../../domain/research/interview/answers.ts';
import { checkCovered } from '../../../domain/research/interview/consent-coverage.ts';
import { invalid, type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { IdentityStore } from '../participant/identity.store.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import type { InterviewFields } from './interview-input.model.ts';
import { InterviewTemplateReader } from './interview-template.reader.ts';
import type { Interview, InterviewAnswer } from './interview.model.ts';
import { InterviewStore } from './interview.store.ts';
import { SnapshotStore } from './snapshot.store.ts';

/** Checks and writes what people say of interviews, within a transaction that is open. */
@Injectable()
export class InterviewWriteAction {
  constructor(
    private readonly read: RowReader,
    private readonly nodes: TreeNodeReader,
    private readonly identities: IdentityStore,
    private readonly templates: InterviewTemplateReader,
    private readonly store: InterviewStore,
    private readonly snapshots: SnapshotStore,
  ) {}

  /** Participants who are named, merged ones as who they turned out to be; none can change until the transaction ends. @throws Refused NOT_FOUND */
  async participants(ids: readonly string[]): Promise<string[]> {
    const held = await this.identities.lock(ids.map(idOf));
    refuseIf(
      ...ids.flatMap((id, index) =>
        held.has(idOf(id))
          ? []
          : [refusal('NOT_FOUND', { type: 'Participant', id }, ['participantIds', String(index)])],
      ),
    );
    return [...new Set(ids.map((id) => held.get(idOf(id))?.mergedIntoId ?? idOf(id)))];
  }

  /** Stops where something is named that is not there. @throws Refused */
  async checkReferences(input: Omit<InterviewFields, 'participantIds' | 'answers'>): Promise<void> {
    const { outcomeId, productId, teamId, attendeeIds = [], templateKey } = input;
    if (outcomeId) await this.nodes.get(outcomeId, ['outcomeId'], ['OUTCOME']);
    await this.read.check(Product, productId, ['productId']);
    await this.read.check(Team, teamId, ['teamId']);
    refuseIf(...(await this.read.missing(Person, attendeeIds, 'attendeeIds')));
    if (templateKey && !(await this.templates.byKeys([templateKey])).has(templateKey))
      refuseIf(refusal('NOT_FOUND', { type: 'InterviewTemplate', id: templateKey }, ['templateKey']));
  }

  /** Answers beside the questions of the template that was followed. @throws Refused for answers to what it does not ask */
  async answers(templateKey: string | null, given: readonly GivenAnswer[]): Promise<InterviewAnswer[]> {
    const template = templateKey === null ? null : (await this.templates.byKeys([templateKey])).get(templateKey);
    const { answers, unknown } = answersTo(template?.questions ?? [], given);
    refuseIf(
      ...unknown.map((index) =>
        invalid(
          template
            ? `The template ${template.key} has no question ${given[index]?.questionKey ?? ''}.`
            : 'Answers take a templateKey: which questions were asked?',
          ['answers', String(index), 'questionKey'],
        ),
      ),
    );
    return answers;
  }

  /** Enters who took part and who attended, where that is said. */
  async enter(
    id: string,
    participantIds: readonly string[] | null,
    attendeeIds: readonly string[] | null,
  ): Promise<void> {
    if (participantIds) await this.store.setParticipants(id, participantIds);
    if (attendeeIds) await this.store.setAttendees([{ interviewId: id, personIds: attendeeIds.map(idOf) }]);
  }

  /** What of the words of an interview, as it now is, those who took part did not agree to. */
  async checkWords(interview: Interview): Promise<Refusal[]> {
    const mayKeep = (await this.store.mayKeep([interview.id])).get(interview.id);
    const snapshot = (await this.snapshots.of([interview.id])).get(interview.id);
    if (!mayKeep) return [];
    const { notes, recordingUrl, answers } = interview;
    return [
      ...checkCovered({ notes, recordingUrl, answers }, mayKeep),
      ...(snapshot ? checkCovered({ ...snapshot }, mayKeep, ['snapshot']) : []),
    ];
  }
}
