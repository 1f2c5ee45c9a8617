import { grow } from './grow.ts';
import type { Client } from './service.ts';

/** What a history knows of a node. */
interface Known {
  readonly id: string;
  readonly kind: Kind;
}
type Kind = 'OUTCOME' | 'OPPORTUNITY' | 'SOLUTION' | 'EXPERIMENT';
type Below = (most: number) => number;

const CHILDREN: Readonly<Record<Kind, readonly Kind[]>> = {
  OUTCOME: ['OPPORTUNITY'],
  OPPORTUNITY: ['OPPORTUNITY', 'SOLUTION', 'EXPERIMENT'],
  SOLUTION: ['EXPERIMENT'],
  EXPERIMENT: [],
};
const PARKED: Readonly<Record<Kind, string>> = {
  OUTCOME: 'DROPPED',
  OPPORTUNITY: 'PARKED',
  SOLUTION: 'DISCARDED',
  EXPERIMENT: 'CANCELLED',
};
const PLANTED = { OPPORTUNITY: 'opportunity', SOLUTION: 'solution', EXPERIMENT: 'experiment' } as const;

/** Two trees to which anything may happen, one step after the other; what cannot be done is left out. */
export class TreeHistory {
  private readonly nodes: Known[] = [];
  private number = 0;

  private constructor(
    private readonly client: Client,
    private readonly below: Below,
  ) {}

  /** @param below answers with a number from 0 to below the one given */
  static async begin(client: Client, below: Below): Promise<TreeHistory> {
    const history = new TreeHistory(client, below);
    for (const title of ['One', 'Other']) {
      const { id } = await grow(client).outcome(title);
      history.nodes.push({ id, kind: 'OUTCOME' });
    }
    for (let step = 0; step < 6; step++) await history.create();
    return history;
  }

  /** Ids of the two outcomes. */
  get outcomeIds(): readonly string[] {
    return this.nodes.slice(0, 2).map(({ id }) => id);
  }

  /** One change of anything. */
  async step(): Promise<void> {
    const steps = [
      () => this.create(),
      () => this.create(),
      () => this.update(),
      () => this.update(),
      () => this.move(),
      () => this.move(),
      () => this.reorder(),
      () => this.archive(),
      () => this.restore(),
      () => this.merge(),
      () => this.score(),
      () => this.score(),
      () => this.target(),
    ];
    await this.oneOf(steps)();
  }

  private async create(): Promise<void> {
    const parent = this.oneOf(this.nodes.filter(({ kind }) => CHILDREN[kind].length > 0));
    const kind = this.oneOf(CHILDREN[parent.kind]) as keyof typeof PLANTED;
    const planted = (await grow(this.client)[PLANTED[kind]](parent.id, `${kind} ${this.number++}`)) as {
      id: string;
    } | null;
    if (planted) this.nodes.push({ id: planted.id, kind });
  }

  private async update(): Promise<void> {
    const node = this.oneOf(this.nodes);
    const fields = this.oneOf<object>([
      { title: `Title ${this.number++}` },
      { description: `About ${this.number++}` },
      { tags: [`tag ${this.number++}`] },
      { status: PARKED[node.kind], statusReason: `Because ${this.number++}` },
      ...(node.kind === 'OPPORTUNITY'
        ? [{ quote: { text: `Said ${this.number++}`, origin: 'COMPOSED' } }, { alternatives: ['paper'] }]
        : []),
      ...(node.kind === 'SOLUTION' ? [{ effortPersonMonths: this.number++ }] : []),
      ...(node.kind === 'EXPERIMENT' ? [{ startedOn: '2026-01-05', hypothesis: `If ${this.number++}` }] : []),
    ]);
    await this.change(`${node.kind.toLowerCase()}Update`, node.id, fields);
  }

  private async move(): Promise<void> {
    const node = this.oneOf(this.nodes.slice(2));
    const parents = this.nodes.filter(({ kind }) => CHILDREN[kind].includes(node.kind));
    await this.change('nodeMove', node.id, { parentId: this.oneOf(parents).id });
  }

  private async reorder(): Promise<void> {
    await this.change('nodeReorder', this.oneOf(this.nodes.slice(2)).id, { afterId: null });
  }

  private archive(): Promise<void> {
    return this.change('nodeArchive', this.oneOf(this.nodes.slice(2)).id, { reason: 'Not now' });
  }

  private restore(): Promise<void> {
    return this.change('nodeRestore', this.oneOf(this.nodes.slice(2)).id, {});
  }

  private async merge(): Promise<void> {
    const opportunities = this.nodes.filter(({ kind }) => kind === 'OPPORTUNITY');
    const into = this.oneOf(opportunities);
    await this.change('opportunityMerge', this.oneOf(opportunities).id, {
      intoId: into.id,
      intoExpectedVersion: await this.versionOf(into.id),
    });
  }

  private async score(): Promise<void> {
    const node = this.oneOf(this.nodes.filter(({ kind }) => kind === 'OPPORTUNITY' || kind === 'SOLUTION'));
    const inputs = ['reach', 'impact', 'confidence', 'effort'].map((factor) => ({ factor, value: 1 + this.below(3) }));
    inputs[2] = { factor: 'confidence', value: 0.8 };
    await this.try('scoreRecord', { nodeId: node.id, model: 'RICE', inputs });
  }

  private async target(): Promise<void> {
    const opportunity = this.oneOf(this.nodes.filter(({ kind }) => kind === 'OPPORTUNITY'));
    await this.try('targetOpportunitySet', {
      outcomeId: this.oneOf(this.outcomeIds),
      opportunityId: opportunity.id,
      reason: 'Most wanted',
    });
  }

  private async change(mutation: string, id: string, fields: object): Promise<void> {
    await this.try(mutation, { id, expectedVersion: await this.versionOf(id), ...fields });
  }

  private async try(mutation: string, input: Readonly<Record<string, unknown>>): Promise<void> {
    await this.client.mutate(mutation, input);
  }

  private async versionOf(id: string): Promise<number> {
    const { treeNode } = await this.client.data<{ treeNode: { version: number } }>(
      'query ($id: ID!) { treeNode(id: $id) { version } }',
      { id },
    );
    return treeNode.version;
  }

  private oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('There is something to choose from.');
    return item;
  }
}

/** An instant behind everything that was done, and in front of everything that is yet to be done. */
export async function instantBetween(): Promise<Date> {
  const instant = new Date();
  while (Date.now() < instant.getTime() + 3) await new Promise((later) => setTimeout(later, 1));
  return new Date(instant.getTime() + 1);
}
