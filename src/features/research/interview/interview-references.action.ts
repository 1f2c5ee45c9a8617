import { Injectable } from '@nestjs/common';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { LockedNodeStore } from '../../tree/node/locked-node.store.ts';
import type { InterviewIngestInput, InterviewMention } from './interview-ingest.model.ts';
import { InterviewTemplateReader } from './interview-template.reader.ts';
import type { InterviewTemplate } from './interview-template.model.ts';
import { SnapshotCheckAction, stepOf } from './snapshot-check.action.ts';

/** What interviews refer to, as far as it is there. */
export interface FoundReferences {
  readonly templates: ReadonlyMap<string, InterviewTemplate>;
  /** For each interview told, what it says with everything left out that names nothing. */
  readonly sound: readonly { readonly interview: InterviewIngestInput; readonly missing: readonly string[] }[];
}

/** Finds what pushed interviews refer to, within a transaction that is open. */
@Injectable()
export class InterviewReferencesAction {
  constructor(
    private readonly read: RowReader,
    private readonly lockedNodes: LockedNodeStore,
    private readonly checks: SnapshotCheckAction,
    private readonly templates: InterviewTemplateReader,
  ) {}

  /** A fixed number of statements, however many interviews. None of the nodes can be merged away until the transaction ends. */
  async find(told: readonly InterviewMention[], known: readonly (string | null)[]): Promise<FoundReferences> {
    const interviews = told.map(({ interview }) => interview);
    const named = (of: (interview: InterviewIngestInput) => readonly (string | null | undefined)[]) =>
      interviews.flatMap(of).filter((id) => id !== null && id !== undefined);
    const there = async (model: typeof Person | typeof Team | typeof Product, ids: readonly string[]) =>
      new Set(
        (await this.read.byIds<{ id: string }>(model, [...new Set(ids)])).flatMap((row) => (row ? [row.id] : [])),
      );
    const persons = await there(
      Person,
      named(({ attendeeIds }) => attendeeIds ?? []),
    );
    const products = await there(
      Product,
      named(({ productId }) => [productId]),
    );
    const teams = await there(
      Team,
      named(({ teamId }) => [teamId]),
    );
    const moments = await this.checks.moments(
      named(({ snapshot }) => (snapshot?.experienceSteps ?? []).map(({ momentId }) => momentId)),
    );
    const nodeIds = named(({ outcomeId, snapshot }) => [outcomeId, ...(snapshot?.opportunityIds ?? [])]);
    const nodes = nodeIds.length === 0 ? new Map<string, never>() : await this.lockedNodes.lock(nodeIds);
    const keys = [...named(({ templateKey }) => [templateKey]), ...known.filter((key) => key !== null)];
    const templates = await this.templates.byKeys(keys);
    const nodeOf = (id: string, kind: string): string | null => {
      const node = nodes.get(idOf(id));
      return node?.kind === kind ? node.id : null;
    };
    const sound = interviews.map((interview) => {
      const missing = new Set<string>();
      const only = (field: string, id: string | null | undefined, found: string | null): string | null | undefined => {
        if (!id) return id;
        if (found === null) missing.add(field);
        return found ?? undefined;
      };
      const among = (all: ReadonlySet<string>, id: string | null | undefined): string | null =>
        id && all.has(idOf(id)) ? idOf(id) : null;
      const { outcomeId, productId, teamId, templateKey, attendeeIds, snapshot } = interview;
      const clean: InterviewIngestInput = {
        ...interview,
        // What is left out, or names nothing, stays as known.
        outcomeId: only('outcomeId', outcomeId, outcomeId ? nodeOf(outcomeId, 'OUTCOME') : null),
        productId: only('productId', productId, among(products, productId)),
        teamId: only('teamId', teamId, among(teams, teamId)),
        templateKey: only('templateKey', templateKey, templateKey && templates.has(templateKey) ? templateKey : null),
        attendeeIds: attendeeIds?.flatMap((id) => only('attendeeIds', id, among(persons, id)) ?? []) ?? null,
        snapshot: snapshot && {
          ...snapshot,
          ...(snapshot.opportunityIds && {
            opportunityIds: snapshot.opportunityIds.flatMap(
              (id) => only('snapshot.opportunityIds', id, nodeOf(id, 'OPPORTUNITY')) ?? [],
            ),
          }),
          ...(snapshot.experienceSteps && {
            experienceSteps: snapshot.experienceSteps.map((step) => ({
              ...stepOf(step),
              momentId: only('snapshot.experienceSteps.momentId', step.momentId, among(moments, step.momentId)) ?? null,
            })),
          }),
        },
      };
      return { interview: clean, missing: [...missing] };
    });
    return { templates, sound };
  }
}
