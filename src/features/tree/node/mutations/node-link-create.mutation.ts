import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { invalid, refusal, Refused } from '../../../../domain/refusal.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { LINK_KINDS, type LinkKind, LinkKindEnum, MOST_LINKS, NodeLink } from '../node-link.model.ts';
import { NodeLinkReader } from '../node-link.reader.ts';
import { NodeLinkStore } from '../node-link.store.ts';
import { TreeNodeReader } from '../tree-node.reader.ts';
import { TYPE_OF_KIND } from '../tree-node.model.ts';
import { TreeStore } from '../tree.store.ts';

/** Kind and nodes of the new link. */
@InputType()
export class NodeLinkCreateInput extends RepeatableInput {
  /** Kind of the link. */
  @Field(() => LinkKindEnum)
  kind: LinkKind;

  /** Node at which the link starts. */
  @Field(() => ID)
  fromNodeId: string;

  /** Node at which the link ends. */
  @Field(() => ID)
  toNodeId: string;
}

/** The new link. */
@ObjectType()
export class NodeLinkCreatePayload extends payloadOf(NodeLink, 'nodeLink') {}

/** Links two nodes by a cross-link. */
@Resolver()
export class NodeLinkCreateMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly reader: TreeNodeReader,
    private readonly trees: TreeStore,
    private readonly store: NodeLinkStore,
    private readonly links: NodeLinkReader,
  ) {}

  @Mutation(() => NodeLinkCreatePayload, { description: 'Links two nodes, in one tree or two, by a cross-link.' })
  @RequiresScope('tree:write')
  async nodeLinkCreate(@Args('input') input: NodeLinkCreateInput): Promise<NodeLinkCreatePayload> {
    const id = await this.once.once('nodeLinkCreate', input, () => this.join(input));
    return { nodeLink: await this.links.byId(id) };
  }

  private async join({ kind, fromNodeId, toNodeId }: NodeLinkCreateInput): Promise<string> {
    await this.trees.lockTreesOf(fromNodeId, toNodeId);
    const { joins } = LINK_KINDS[kind];
    const from = await this.reader.editable(fromNodeId, ['fromNodeId'], joins ? [joins[0]] : undefined);
    const to = await this.reader.get(toNodeId, ['toNodeId'], joins ? [joins[1]] : undefined);
    if (from.id === to.id) throw new Refused([invalid('A link joins two nodes.', ['toNodeId'])]);
    if (kind === 'DUPLICATES' && from.kind !== to.kind)
      throw new Refused([
        refusal('WRONG_KIND', { expected: TYPE_OF_KIND[from.kind], actual: TYPE_OF_KIND[to.kind] }, ['toNodeId']),
      ]);
    const links = await this.store.of(from.id);
    if (links.some((link) => link.kind === kind && link.fromNodeId === from.id && link.toNodeId === to.id))
      throw new Refused([refusal('ALREADY_EXISTS', { what: 'The link' }, ['toNodeId'])]);
    if (links.length >= MOST_LINKS)
      throw new Refused([refusal('TOO_MANY', { what: 'Links of one node', most: MOST_LINKS }, ['fromNodeId'])]);
    const id = await this.store.add(kind, from.id, to.id);
    await this.trees.raiseRevision(from.treeId, to.treeId);
    return id;
  }
}
