import { Injectable } from '@nestjs/common';
import { shown } from '../../../domain/foundation/text/shown.ts';
import { answersTo, type GivenAnswer } from '../../../domain/research/interview/answers.ts';
import { checkCovered } from '../../../domain/research/interview/consent-coverage.ts';
import { invalid, type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { idOf } from '../../../platform/id.ts';
import { checkNotArchived } from '../../../platform/database/archived.ts';
import { ReferenceReader, referencesIn } from '../../../platform/database/reference.reader.ts';
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

/** What an interview refers to. */
type InterviewReferences = Pick<InterviewFields, 'outcomeId' | 'productId' | 'teamId' | 'attendeeIds' | 'templateKey'>;

/** Checks and writes what people enter of interviews, within an open transaction. */
@Injectable()
export class InterviewWriteAction {
  constructor(
    private readonly references: ReferenceReader,
    private readonly nodes: TreeNodeReader,
    private readonly identities: IdentityStore,
    private readonly templates: InterviewTemplateReader,
    private readonly store: InterviewStore,
    private readonly snapshots: SnapshotStore,
  ) {}

  /**
   * Ids of these participants, locked until the transaction ends; of a merged one, the id of the participant that it was
   * merged into.
   *
   * @throws Refused NOT_FOUND
   */
  async participants(ids: readonly string[]): Promise<string[]> {
    const locked = await this.identities.lock(ids.map(idOf));
    refuseIf(
      ...ids.flatMap((id, index) =>
        locked.has(idOf(id))
          ? []
          : [refusal('NOT_FOUND', { type: 'Participant', id }, ['participantIds', String(index)])],
      ),
    );
    return [...new Set(ids.map((id) => locked.get(idOf(id))?.mergedIntoId ?? idOf(id)))];
  }

  /**
   * Checks that everything an interview refers to exists, and that what it did not refer to `before` is not archived.
   *
   * @throws Refused NOT_FOUND, WRONG_KIND, ARCHIVED
   */
  async checkReferences(input: InterviewReferences, before: InterviewReferences = {}): Promise<void> {
    const { outcomeId, productId, teamId, attendeeIds = [], templateKey } = input;
    if (outcomeId) await this.nodes.get(outcomeId, ['outcomeId'], ['OUTCOME']);
    const references = [
      { model: Product, id: productId, path: ['productId'], before: [before.productId] },
      { model: Team, id: teamId, path: ['teamId'], before: [before.teamId] },
      ...referencesIn(Person, attendeeIds, 'attendeeIds', before.attendeeIds),
    ];
    refuseIf(...(await this.references.check(references)));
    if (templateKey && templateKey !== before.templateKey) await this.checkTemplate(templateKey);
  }

  /** Checks that a template exists and is not archived. @throws Refused NOT_FOUND, ARCHIVED */
  private async checkTemplate(key: string): Promise<void> {
    const template = (await this.templates.byKeys([key])).get(key);
    if (!template) refuseIf(refusal('NOT_FOUND', { type: 'InterviewTemplate', id: key, by: 'key' }, ['templateKey']));
    if (template?.own)
      refuseIf(...checkNotArchived(template.own, `Interview template ${shown(template.name)}`, ['templateKey']));
  }

  /**
   * Answers beside the questions of the template that the interview follows.
   *
   * @throws Refused INVALID_VALUE for an answer to a question that the template does not have
   */
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

  /** Sets the participants and the attendees of an interview; null leaves them as they are. Answers with whether others were there before. */
  async enter(
    id: string,
    participantIds: readonly string[] | null,
    attendeeIds: readonly string[] | null,
  ): Promise<boolean> {
    const hadOthers = participantIds ? await this.store.setParticipants(id, participantIds) : false;
    const attended = attendeeIds ? [{ interviewId: id, personIds: attendeeIds.map(idOf) }] : [];
    return (await this.store.setAttendees(attended)) || hadOthers;
  }

  /** A refusal for each text of the interview that the consent of its participants does not cover. */
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
