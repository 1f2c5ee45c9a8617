import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkNestedTree, flattenNested } from '../../../domain/tree/node/nested-tree.ts';
import { positionAfter, positionsAfter } from '../../../domain/tree/node/position.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { newId } from '../../../platform/id.ts';
import { NewRefsAction } from '../../context/external-ref/new-refs.action.ts';
import { MomentStore } from './moment.store.ts';
import { NestedNodesAction, type NestedNode, type NestedNodeFields, referencesOf } from './nested-nodes.action.ts';
import { nodeOf } from './node-create.action.ts';
import { type CreatedReference, NewOutcomeInput } from './tree-create.model.ts';
import { TreeStore } from './tree.store.ts';
import { TreeChanged } from './tree-changed.hook.ts';

/** Creates whole trees, within an open transaction. */
@Injectable()
export class TreeCreateAction {
  constructor(
    private readonly moments: MomentStore,
    private readonly nested: NestedNodesAction,
    private readonly refs: NewRefsAction,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
  ) {}

  /** Creates the tree. Answers with the id of the root, and the id of the node for each reference of the input. */
  async create(outcome: NewOutcomeInput): Promise<{ outcomeId: string; references: CreatedReference[] }> {
    const nodes = flattenNested<NestedNodeFields>(outcome, 'OUTCOME', ['outcome']);
    const [root, ...below] = nodes;
    const map = outcome.experienceMap ?? [];
    // Values are validated here and not earlier, so that the caller sees every fault of every node at once.
    refuseIf(
      ...complaintsOf(NewOutcomeInput, outcome, ['outcome']),
      ...checkNestedTree(nodes),
      ...checkMoments(nodes, map),
      ...(await this.nested.check(nodes)),
    );
    const outcomeId = newId();
    const { reference: _, experienceMap: __, ...fields } = root.fields;
    await this.store.createTree(outcomeId);
    const place = { id: outcomeId, treeId: outcomeId, parentId: null, position: positionAfter(null) };
    await this.store.add([nodeOf('OUTCOME', fields, place, null)]);
    await this.refs.add([{ id: outcomeId, externalRefs: fields.externalRefs, path: root.path }]);
    const ids = await this.nested.add(below, {
      treeId: outcomeId,
      root,
      rootId: outcomeId,
      positions: positionsAfter(null, below.length),
      moments: await this.moments.add(outcomeId, map),
    });
    await this.store.raiseRevision(outcomeId);
    await this.treeChanged.fire({ nodeIds: [outcomeId] });
    return { outcomeId, references: referencesOf(ids) };
  }
}

function checkMoments(nodes: readonly NestedNode[], map: readonly string[]): Refusal[] {
  const twice = map.flatMap((title, index) =>
    map.indexOf(title) < index
      ? [refusal('ALREADY_EXISTS', { what: `The moment "${title}"` }, ['outcome', 'experienceMap', String(index)])]
      : [],
  );
  const unknown = nodes.flatMap(({ fields: { moment, momentId }, path }) => {
    if (momentId)
      return [
        refusal('NOT_APPLICABLE', { problem: 'A new tree has no moments yet: name one by `moment`.' }, [
          ...path,
          'momentId',
        ]),
      ];
    return moment && !map.includes(moment)
      ? [refusal('NOT_FOUND', { type: 'Moment', id: moment, by: 'title' }, [...path, 'moment'])]
      : [];
  });
  return [...twice, ...unknown];
}
