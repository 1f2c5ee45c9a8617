import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { firstStatus } from '../../../domain/tree/node/node-kind.ts';
import { checkNestedTree, type FlatNode, flattenNested } from '../../../domain/tree/node/nested-tree.ts';
import { positionsAfter } from '../../../domain/tree/node/position.ts';
import { checkStatus, dayToSet } from '../../../domain/tree/node/status.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { newId } from '../../../platform/id.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { NewRefsAction } from '../../context/external-ref/new-refs.action.ts';
import { MomentStore } from './moment.store.ts';
import { type NodeFields, nodeOf } from './node-create.action.ts';
import { PlantedOutcomeInput, type PlantedReference } from './tree-create.model.ts';
import { ReferencesReader } from './references.reader.ts';
import { TreeStore } from './tree.store.ts';
import { TreeChanged } from './tree-changed.hook.ts';

/** Input fields of a node in a nested tree. */
type NestedNodeFields = NodeFields & {
  readonly reference?: string | null;
  readonly moment?: string | null;
  readonly experienceMap?: readonly string[] | null;
};
type NodeToCreate = FlatNode<NestedNodeFields>;

/** Creates whole trees, within an open transaction. */
@Injectable()
export class TreeCreateAction {
  constructor(
    private readonly references: ReferencesReader,
    private readonly moments: MomentStore,
    private readonly refs: NewRefsAction,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
    private readonly calendar: CalendarReader,
  ) {}

  /** Creates the tree. Answers with the id of the root, and the id of the node for each reference of the input. */
  async create(outcome: PlantedOutcomeInput): Promise<{ outcomeId: string; references: PlantedReference[] }> {
    const flatNodes = flattenNested<NestedNodeFields>(outcome, ['outcome']);
    // Values are validated here and not earlier, so that the caller sees every fault of every node at once.
    refuseIf(
      ...complaintsOf(PlantedOutcomeInput, outcome, ['outcome']),
      ...checkNestedTree(flatNodes),
      ...checkMoments(flatNodes, outcome.experienceMap ?? []),
      ...flatNodes.flatMap(({ kind, fields, path }) =>
        checkStatus(null, { status: firstStatus(kind), ...fields }, path),
      ),
      ...(await this.references.check(flatNodes)),
      ...(await this.refs.check(flatNodes.map(({ fields: { externalRefs }, path }) => ({ externalRefs, path })))),
    );
    const outcomeId = newId();
    const ids = new Map(flatNodes.map((node, index) => [node, index === 0 ? outcomeId : newId()]));
    await this.store.createTree(outcomeId);
    const today = flatNodes.every(({ fields }) => dayToSet(null, fields) === null) ? null : await this.calendar.today();
    const rowsOf = (own: readonly NodeToCreate[], moments: ReadonlyMap<string, string>) =>
      own.map((node) => rowOf(node, { ids, treeId: outcomeId, positions, moments, today }));
    const positions = positionsOf(flatNodes);
    await this.store.add(rowsOf(flatNodes.slice(0, 1), new Map()));
    const moments = await this.moments.add(outcomeId, outcome.experienceMap ?? []);
    await this.store.add(rowsOf(flatNodes.slice(1), moments));
    await this.refs.add(
      flatNodes.map((node) => ({ id: ids.get(node) ?? '', externalRefs: node.fields.externalRefs, path: node.path })),
    );
    await this.store.raiseRevision(outcomeId);
    await this.treeChanged.fire({ nodeIds: [outcomeId] });
    const references = flatNodes.flatMap((node) =>
      node.fields.reference ? [{ reference: node.fields.reference, id: ids.get(node) ?? '' }] : [],
    );
    return { outcomeId, references };
  }
}

/** Values that the rows of all nodes share. */
interface TreeRows {
  readonly ids: ReadonlyMap<NodeToCreate, string>;
  readonly treeId: string;
  readonly positions: ReadonlyMap<NodeToCreate, string>;
  readonly moments: ReadonlyMap<string, string>;
  readonly today: string | null;
}

function rowOf(node: NodeToCreate, { ids, treeId, positions, moments, today }: TreeRows) {
  const { reference: _, moment, experienceMap: __, ...fields } = node.fields;
  const named = moment ? { ...fields, momentId: moments.get(moment) ?? null } : fields;
  const parentId = node.parent ? (ids.get(node.parent) ?? null) : null;
  const place = { id: ids.get(node) ?? '', treeId, parentId, position: positions.get(node) ?? '' };
  return nodeOf(node.kind, named, place, today);
}

/** Positions of all nodes among their siblings. */
function positionsOf(flatNodes: readonly NodeToCreate[]): Map<NodeToCreate, string> {
  const siblings = new Map<unknown, NodeToCreate[]>();
  for (const node of flatNodes) siblings.set(node.parent, [...(siblings.get(node.parent) ?? []), node]);
  const byNode = new Map<NodeToCreate, string>();
  for (const row of siblings.values()) {
    const positions = positionsAfter(null, row.length);
    for (const node of row) byNode.set(node, positions[node.index] ?? '');
  }
  return byNode;
}

function checkMoments(flatNodes: readonly NodeToCreate[], map: readonly string[]): Refusal[] {
  const twice = map.flatMap((title, index) =>
    map.indexOf(title) < index
      ? [refusal('ALREADY_EXISTS', { what: `The moment "${title}"` }, ['outcome', 'experienceMap', String(index)])]
      : [],
  );
  const unknown = flatNodes.flatMap(({ fields: { moment, momentId }, path }) => {
    if (momentId)
      return [
        refusal('NOT_APPLICABLE', { problem: 'A new tree has no moments yet: name one by `moment`.' }, [
          ...path,
          'momentId',
        ]),
      ];
    return moment && !map.includes(moment)
      ? [refusal('NOT_FOUND', { type: 'Moment', id: `"${moment}"` }, [...path, 'moment'])]
      : [];
  });
  return [...twice, ...unknown];
}
