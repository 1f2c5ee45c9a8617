import { Injectable } from '@nestjs/common';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Product } from '../../context/product/product.model.ts';
import { type LockedNode, LockedNodeStore } from '../../tree/node/locked-node.store.ts';
import type { IngestedInterviewInput, InterviewMention } from './interview-ingest.model.ts';
import { InterviewTemplateReader } from './interview-template.reader.ts';
import type { InterviewTemplate } from './interview-template.model.ts';
import { SnapshotCheckAction, stepOf } from './snapshot-check.action.ts';

/** What the mentions of interviews refer to. */
export interface MentionReferences {
  /** Templates that mentions name, and those of interviews that are known, by key. */
  readonly templates: ReadonlyMap<string, InterviewTemplate>;
  /** The interview of each mention without the references that do not exist, and these, each with its field. */
  readonly resolved: readonly {
    readonly interview: IngestedInterviewInput;
    readonly missing: readonly MissingReference[];
  }[];
}

/** What an interview names that does not exist. */
export interface MissingReference {
  /** Field that names it, outermost first. */
  readonly field: readonly string[];
  readonly given: string;
}

/** Everything that exists of what mentions refer to. */
interface Existing {
  readonly persons: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly moments: ReadonlySet<string>;
  /** Nodes by the id that names them: where a node was merged, the one that it was merged into. */
  readonly nodes: ReadonlyMap<string, LockedNode>;
  readonly templates: ReadonlyMap<string, InterviewTemplate>;
}

/** Finds what ingested interviews refer to, within an open transaction. */
@Injectable()
export class InterviewReferencesAction {
  constructor(
    private readonly read: RowReader,
    private readonly lockedNodes: LockedNodeStore,
    private readonly checks: SnapshotCheckAction,
    private readonly templates: InterviewTemplateReader,
  ) {}

  /**
   * Finds what mentions refer to. A fixed number of statements, however many; no node can be merged away until the
   * transaction ends.
   *
   * @param knownKeys template keys of interviews that are known already; null where one follows no template
   */
  async find(mentions: readonly InterviewMention[], knownKeys: readonly (string | null)[]): Promise<MentionReferences> {
    const interviews = mentions.map(({ interview }) => interview);
    const named = (of: (interview: IngestedInterviewInput) => readonly (string | null | undefined)[]) =>
      interviews.flatMap(of).filter((id) => id !== null && id !== undefined);
    const persons = await this.existing(
      Person,
      named(({ attendeeIds }) => attendeeIds ?? []),
    );
    const products = await this.existing(
      Product,
      named(({ productId }) => [productId]),
    );
    const teams = await this.existing(
      Team,
      named(({ teamId }) => [teamId]),
    );
    const moments = await this.checks.moments(
      named(({ snapshot }) => (snapshot?.experienceSteps ?? []).map(({ momentId }) => momentId)),
    );
    const nodeIds = named(({ outcomeId, snapshot }) => [outcomeId, ...(snapshot?.opportunityIds ?? [])]);
    const nodes = nodeIds.length === 0 ? new Map<string, LockedNode>() : await this.lockedNodes.lock(nodeIds);
    const templates = await this.templates.byKeys([
      ...named(({ templateKey }) => [templateKey]),
      ...knownKeys.filter((key) => key !== null),
    ]);
    const existing = { persons, products, teams, moments, nodes, templates };
    return { templates, resolved: interviews.map((interview) => withoutMissing(interview, existing)) };
  }

  private async existing(
    model: typeof Person | typeof Team | typeof Product,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.read.byIds<{ id: string }>(model, [...new Set(ids)]);
    return new Set(rows.flatMap((row) => (row ? [row.id] : [])));
  }
}

/** An interview without its references that do not exist. A field of one reference is left out then, and so stays as known. */
function withoutMissing(
  interview: IngestedInterviewInput,
  { persons, products, teams, moments, nodes, templates }: Existing,
): MentionReferences['resolved'][number] {
  const missing: MissingReference[] = [];
  const resolve = (
    field: string,
    given: string | null | undefined,
    find: (given: string) => string | null,
  ): string | null | undefined => {
    if (!given) return given;
    const found = find(given);
    if (found === null) missing.push({ field: field.split('.'), given });
    return found ?? undefined;
  };
  const among = (ids: ReadonlySet<string>) => (id: string) => (ids.has(idOf(id)) ? idOf(id) : null);
  const nodeOf = (kind: LockedNode['kind']) => (id: string) => {
    const node = nodes.get(idOf(id));
    return node?.kind === kind ? node.id : null;
  };
  const { outcomeId, productId, teamId, templateKey, attendeeIds, snapshot } = interview;
  const { opportunityIds, experienceSteps } = snapshot ?? {};
  const resolved: IngestedInterviewInput = {
    ...interview,
    outcomeId: resolve('outcomeId', outcomeId, nodeOf('OUTCOME')),
    productId: resolve('productId', productId, among(products)),
    teamId: resolve('teamId', teamId, among(teams)),
    templateKey: resolve('templateKey', templateKey, (key) => (templates.has(key) ? key : null)),
    attendeeIds: attendeeIds?.flatMap((id) => resolve('attendeeIds', id, among(persons)) ?? []) ?? null,
    snapshot: snapshot && {
      ...snapshot,
      ...(opportunityIds && {
        opportunityIds: opportunityIds.flatMap(
          (id) => resolve('snapshot.opportunityIds', id, nodeOf('OPPORTUNITY')) ?? [],
        ),
      }),
      ...(experienceSteps && {
        experienceSteps: experienceSteps.map((step) => ({
          ...stepOf(step),
          momentId: resolve('snapshot.experienceSteps.momentId', step.momentId, among(moments)) ?? null,
        })),
      }),
    },
  };
  return { interview: resolved, missing };
}
