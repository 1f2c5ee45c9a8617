import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { firstStatus } from '../../../domain/tree/node/node-kind.ts';
import { checkNestedTree, type FlatNode, flattenNested } from '../../../domain/tree/node/nested-tree.ts';
import { positionsAfter } from '../../../domain/tree/node/position.ts';
import { checkStatus, dayToSet } from '../../../domain/tree/node/status.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { newId } from '../../../platform/id.ts';
import { complaintsOf } from '../../../platform/graphql/input.pipe.ts';
import { NewRefsAction } from '../../context/external-ref/new-refs.action.ts';
import { MomentStore } from './moment.store.ts';
import { type Fields, nodeOf } from './node-create.action.ts';
import { PlantedOutcomeInput, type PlantedReference } from './tree-create.model.ts';
import { ReferencesReader } from './references.reader.ts';
import { TreeStore } from './tree.store.ts';
import { TreeChanged } from './tree-changed.hook.ts';

/** A planted node as its input says it. */
type NestedNodeFields = Fields & {
  readonly reference?: string | null;
  readonly moment?: string | null;
  readonly experienceMap?: readonly string[] | null;
};
type NodeToCreate = FlatNode<NestedNodeFields>;

/** Plants whole trees, within a transaction that is open. */
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

  /** Answers with the id of the root, and which node each reference of the input became. */
  async create(outcome: PlantedOutcomeInput): Promise<{ outcomeId: string; references: PlantedReference[] }> {
    const seeds = flattenNested<NestedNodeFields>(outcome, ['outcome']);
    // Values are checked here and not before, so that every fault of every node is told at once.
    refuseIf(
      ...(await complaintsOf(PlantedOutcomeInput, outcome, ['outcome'])),
      ...checkNestedTree(seeds),
      ...checkMoments(seeds, outcome.experienceMap ?? []),
      ...seeds.flatMap(({ kind, fields, path }) => checkStatus(null, { status: firstStatus(kind), ...fields }, path)),
      ...(await this.references.check(seeds)),
      ...(await this.refs.check(seeds.map(({ fields: { externalRefs }, path }) => ({ externalRefs, path })))),
    );
    const outcomeId = newId();
    const ids = new Map(seeds.map((seed, index) => [seed, index === 0 ? outcomeId : newId()]));
    await this.store.createTree(outcomeId);
    const today = seeds.every(({ fields }) => dayToSet(null, fields) === null) ? null : await this.calendar.today();
    const nodes = (own: readonly NodeToCreate[], moments: ReadonlyMap<string, string>) =>
      own.map((seed) => rowOf(seed, { ids, treeId: outcomeId, places, moments, today }));
    const places = placesOf(seeds);
    await this.store.add(nodes(seeds.slice(0, 1), new Map()));
    const moments = await this.moments.add(outcomeId, outcome.experienceMap ?? []);
    await this.store.add(nodes(seeds.slice(1), moments));
    await this.refs.add(
      seeds.map((seed) => ({ id: ids.get(seed) ?? '', externalRefs: seed.fields.externalRefs, path: seed.path })),
    );
    await this.store.raiseRevision(outcomeId);
    await this.treeChanged.fire({ nodeIds: [outcomeId] });
    const references = seeds.flatMap((seed) =>
      seed.fields.reference ? [{ reference: seed.fields.reference, id: ids.get(seed) ?? '' }] : [],
    );
    return { outcomeId, references };
  }
}

/** What the rows of a planting share. */
interface Ground {
  readonly ids: ReadonlyMap<NodeToCreate, string>;
  readonly treeId: string;
  readonly places: ReadonlyMap<NodeToCreate, string>;
  readonly moments: ReadonlyMap<string, string>;
  readonly today: string | null;
}

function rowOf(seed: NodeToCreate, { ids, treeId, places, moments, today }: Ground) {
  const { reference: _, moment, experienceMap: __, ...fields } = seed.fields;
  const named = moment ? { ...fields, momentId: moments.get(moment) ?? null } : fields;
  const parentId = seed.parent ? (ids.get(seed.parent) ?? null) : null;
  const place = { id: ids.get(seed) ?? '', treeId, parentId, position: places.get(seed) ?? '' };
  return nodeOf(seed.kind, named, place, today);
}

/** Places of all nodes: as many in a row as each parent has children. */
function placesOf(seeds: readonly NodeToCreate[]): Map<NodeToCreate, string> {
  const siblings = new Map<unknown, NodeToCreate[]>();
  for (const seed of seeds) siblings.set(seed.parent, [...(siblings.get(seed.parent) ?? []), seed]);
  const places = new Map<NodeToCreate, string>();
  for (const row of siblings.values()) {
    const positions = positionsAfter(null, row.length);
    for (const seed of row) places.set(seed, positions[seed.index] ?? '');
  }
  return places;
}

function checkMoments(seeds: readonly NodeToCreate[], map: readonly string[]): Refusal[] {
  const twice = map.flatMap((title, index) =>
    map.indexOf(title) < index
      ? [refusal('ALREADY_EXISTS', { what: `The moment "${title}"` }, ['outcome', 'experienceMap', String(index)])]
      : [],
  );
  const unknown = seeds.flatMap(({ fields: { moment, momentId }, path }) => {
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
