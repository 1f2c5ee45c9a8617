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
export class NodeLinkInput extends RepeatableInput {
  /** Kind of the link. */
  @Field(() => LinkKindEnum)
  kind: LinkKind;

  /** Node at which the link starts. */
  @Field(() => ID)
  fromId: string;

  /** Node at which the link ends. */
  @Field(() => ID)
  toId: string;
}

/** The new link. */
@ObjectType()
export class NodeLinkPayload extends payloadOf(NodeLink, 'link') {}

/** Links two nodes by a cross-link. */
@Resolver()
export class NodeLinkMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly reader: TreeNodeReader,
    private readonly trees: TreeStore,
    private readonly store: NodeLinkStore,
    private readonly links: NodeLinkReader,
  ) {}

  @Mutation(() => NodeLinkPayload, { description: 'Links two nodes, in one tree or two, by a cross-link.' })
  @RequiresScope('tree:write')
  async nodeLink(@Args('input') input: NodeLinkInput): Promise<NodeLinkPayload> {
    const id = await this.once.once('nodeLink', input, () => this.join(input));
    return { link: await this.links.byId(id) };
  }

  private async join({ kind, fromId, toId }: NodeLinkInput): Promise<string> {
    await this.trees.lockTreesOf(fromId, toId);
    const { joins } = LINK_KINDS[kind];
    const from = await this.reader.editable(fromId, ['fromId'], joins ? [joins[0]] : undefined);
    const to = await this.reader.get(toId, ['toId'], joins ? [joins[1]] : undefined);
    if (from.id === to.id) throw new Refused([invalid('A link joins two nodes.', ['toId'])]);
    if (kind === 'DUPLICATES' && from.kind !== to.kind)
      throw new Refused([
        refusal('WRONG_KIND', { expected: TYPE_OF_KIND[from.kind], actual: TYPE_OF_KIND[to.kind] }, ['toId']),
      ]);
    const links = await this.store.of(from.id);
    if (links.some((link) => link.kind === kind && link.fromId === from.id && link.toId === to.id))
      throw new Refused([refusal('ALREADY_EXISTS', { what: 'The link' }, ['toId'])]);
    if (links.length >= MOST_LINKS)
      throw new Refused([refusal('TOO_MANY', { what: 'Links of one node', most: MOST_LINKS }, ['fromId'])]);
    const id = await this.store.add(kind, from.id, to.id);
    await this.trees.raiseRevision(from.treeId, to.treeId);
    return id;
  }
}
