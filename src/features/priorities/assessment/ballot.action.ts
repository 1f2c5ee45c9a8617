import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { type BallotAnswers, type BallotKind, checkAnswers } from '../../../domain/priorities/assessment/ballot.ts';
import { invalid, type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkNodeNotArchived } from '../../../domain/tree/node/archived-node.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { canonicalId, idOf, newId } from '../../../platform/id.ts';
import { ReferenceReader, referencesIn } from '../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Ballot, BallotCandidate, BallotVote } from './ballot.model.ts';
import { BallotReader } from './ballot.reader.ts';
import { BallotStore } from './ballot.store.ts';

/** A ballot to open. */
export interface NewBallot {
  readonly question: string;
  readonly kind: BallotKind;
  readonly parentId: string | null;
  readonly candidateIds: readonly string[] | null;
  readonly voterIds: readonly string[];
}

/** Opens ballots and casts votes, within the caller's transaction. */
@Injectable()
export class BallotAction {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
    private readonly nodes: TreeNodeReader,
    private readonly reader: BallotReader,
    private readonly store: BallotStore,
  ) {}

  /** Opens a ballot and returns its id. */
  async open({ question, kind, parentId, candidateIds, voterIds }: NewBallot): Promise<string> {
    const missing = await this.references.check(referencesIn(Person, voterIds, 'voterIds'));
    const both = (parentId === null) === (candidateIds === null);
    if (both && candidateIds === null)
      refuseIf(...missing, invalid('Name candidateIds, or the parentId of siblings.', ['candidateIds']));
    const { candidates, refusals } =
      parentId === null ? await this.namedCandidates(candidateIds ?? []) : await this.siblingCandidates(parentId);
    refuseIf(
      ...(both ? [invalid('Name candidateIds, or the parentId of siblings, not both.', ['candidateIds'])] : []),
      ...refusals,
      ...(refusals.length === 0 ? checkSize(candidates.length, parentId === null ? 'candidateIds' : 'parentId') : []),
      ...missing,
    );
    const id = newId();
    await this.rows.insert(Ballot, [{ id, question, kind, closedEarly: false }]);
    await this.rows.insert(
      BallotCandidate,
      candidates.map((nodeId) => ({ id: newId(), ballotId: id, nodeId })),
    );
    await this.rows.insert(
      BallotVote,
      voterIds.map((voterId) => ({ id: newId(), ballotId: id, voterId: idOf(voterId) })),
    );
    return id;
  }

  /** Casts a vote and, if it is the last, closes the ballot. Returns the vote's id. */
  async vote(ballotId: string, voterId: string | null, given: BallotAnswers): Promise<string> {
    await this.store.lock((await this.read.get(Ballot, ballotId, ['ballotId'])).id);
    const ballot = await this.read.get(Ballot, ballotId, ['ballotId']);
    const candidates = await this.reader.candidates(ballot.id);
    const votes = await this.reader.votes(ballot.id);
    const { voter: findVoter, refusals } = await this.voter(voterId);
    const vote = votes.find((each) => each.voterId === findVoter);
    const answers = {
      pairs: given.pairs.map(({ preferredId, overId }) => ({
        preferredId: canonicalId(preferredId),
        overId: canonicalId(overId),
      })),
      ratings: given.ratings.map(({ candidateId, rating }) => ({ candidateId: canonicalId(candidateId), rating })),
    };
    const ids = candidates.map(({ id }) => id);
    const now = new Date();
    refuseIf(
      ...refusals,
      ...(refusals.length === 0 && !vote ? [notApplicable('This person is no voter of the ballot.', 'voterId')] : []),
      ...(ballot.closedAt === null ? [] : [notApplicable('The ballot is closed: its result stands.', 'ballotId')]),
      ...checkAnswers(ballot.kind, ids, answers),
    );
    if (!vote) throw new Error('A vote without a voter is refused above.');
    await this.store.cast(vote.id, answers, now);
    if ((await this.store.outstanding(ballot.id)) === 0) await this.store.close(ballot.id, now, false);
    return vote.id;
  }

  /** Finds the voter: the person that the input names, or else the one on whose behalf the API key acts. */
  private async voter(voterId: string | null): Promise<{ voter: string | null; refusals: Refusal[] }> {
    const { onBehalfOf } = currentCaller();
    const named = voterId ?? onBehalfOf;
    if (named === null)
      return { voter: null, refusals: [invalid('Name voterId, or act on behalf of the voter.', ['voterId'])] };
    const person = (await this.read.byIds(Person, [named]))[0];
    if (!person) return { voter: null, refusals: [refusal('NOT_FOUND', { type: 'Person', id: named }, ['voterId'])] };
    if (onBehalfOf !== null && onBehalfOf !== person.id)
      return {
        voter: null,
        refusals: [notApplicable('Who acts on behalf of one person votes for nobody else.', 'voterId')],
      };
    return { voter: person.id, refusals: [] };
  }

  /** The candidates that the input names: opportunities or solutions, all of one kind, none archived. */
  private async namedCandidates(ids: readonly string[]): Promise<{ candidates: string[]; refusals: Refusal[] }> {
    const found = await this.read.byIds(TreeNode, ids);
    const kind = found.find((each) => each)?.kind;
    const archivedBy = await Promise.all(
      found.map(async (each) => (each ? (await this.nodes.ancestry(each.id)).archivedBy : null)),
    );
    const refusals = found.flatMap((node, index) => {
      const path = ['candidateIds', String(index)];
      if (!node) return [refusal('NOT_FOUND', { type: 'TreeNode', id: ids[index] ?? '' }, path)];
      if (!VOTED_ON.includes(node.kind) || node.kind !== kind)
        return [
          refusal('WRONG_KIND', { expected: 'opportunities or solutions, all of one kind', actual: node.kind }, path),
        ];
      return checkNodeNotArchived(node, archivedBy[index] ?? null, path);
    });
    return { candidates: found.flatMap((node) => (node ? [node.id] : [])), refusals };
  }

  /** Opportunities below a parent that are not archived, in their order. */
  private async siblingCandidates(parentId: string): Promise<{ candidates: string[]; refusals: Refusal[] }> {
    const parent = await this.nodes.editable(parentId, ['parentId'], ['OUTCOME', 'OPPORTUNITY']);
    const children = await this.nodes.children(parent.id, false);
    return { candidates: children.filter(({ kind }) => kind === 'OPPORTUNITY').map(({ id }) => id), refusals: [] };
  }
}

const VOTED_ON: readonly string[] = ['OPPORTUNITY', 'SOLUTION'];

const notApplicable = (problem: string, field: string): Refusal => refusal('NOT_APPLICABLE', { problem }, [field]);

function checkSize(count: number, field: string): Refusal[] {
  const { fewestCandidates: fewest, mostCandidates: most } = CHOSEN.ballot;
  if (count < fewest) return [invalid(`A ballot takes ${fewest} to ${most} candidates; here are ${count}.`, [field])];
  return count > most ? [refusal('TOO_MANY', { what: 'The candidates of a ballot', most }, [field])] : [];
}
