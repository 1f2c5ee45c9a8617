import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type Client, workspaceIdOf } from './service.ts';

/** Ids of one thing of each sort in a workspace, by the name of the sort: `person`, `opportunity`, … */
export type Things = Readonly<Record<string, string>>;
/** Gives the value of an id: which thing `path` of `field` names. */
export type IdAt = (path: readonly string[]) => string;

/** What a create takes that cannot be told from the schema. */
const SAMPLES: Readonly<Record<string, object>> = {
  keyResultCreate: { target: { kind: 'REACH', initial: 1, goal: 2 } },
  guardrailCreate: { threshold: { kind: 'KEEP_ABOVE', lower: 1 } },
  metricReadingIngest: { sourceSystem: 'warehouse', items: [], dryRun: true },
  surveyAnswerIngest: { sourceSystem: 'forms', items: [], dryRun: true },
  insightIngest: { sourceSystem: 'desk', items: [], dryRun: true },
  participantConsentSet: { consent: { status: 'WITHDRAWN' } },
  evidenceCreate: { items: [] },
  participantIngest: { sourceSystem: 'desk', items: [], dryRun: true },
  externalRefIngest: { sourceSystem: 'desk', items: [], dryRun: true },
  kanoAnswerIngest: { sourceSystem: 'forms', items: [], dryRun: true },
  interviewCreate: { heldAt: '2099-01-05T09:00:00Z' },
  ownInterviewTemplateCreate: {
    key: 'price',
    questions: [{ key: 'paid', text: 'What did you pay?', elicitation: 'STORY' }],
  },
  assessmentRecord: { ratings: [{ factor: 'AFFECTED', rating: 'HIGH' }] },
  scoreRecord: { inputs: [], model: 'RICE' },
  ownModelCreate: {
    criteria: [{ factor: 'worth', label: 'Worth', weight: 1, min: 1, max: 5, description: 'How much?' }],
    appliesTo: ['OPPORTUNITY'],
  },
  savedViewCreate: { list: 'opportunities' },
  openQuestionAnswer: { answer: 'Because.' },
  nodesCreate: { opportunities: [{ title: 'Need' }] },
  nodesArchive: { reason: 'Over', items: [] },
  treeCreate: { outcome: { title: 'Planted', opportunities: [{ title: 'Need', solutions: [{ title: 'Way' }] }] } },
};
/** What a query must be given that is not required by itself: one model or another. */
const ASKED: Readonly<Record<string, object>> = {
  opportunityRanking: { model: 'OPPORTUNITY_SIZE' },
  solutionRanking: { model: 'RICE' },
  scoreExplanation: { model: 'RICE' },
  scoringModelBacktest: { model: 'RICE' },
  rankingComparison: { models: ['RICE', 'WEIGHTED'] },
  rollUp: { model: 'RICE' },
};
/** Fields that a create takes one of, though none is required by itself. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = { guardrailCreate: ['input', 'objectiveId'] };
/** Values of enums where the first is not for every thing. */
const CHOSEN: Readonly<Record<string, string>> = { LinkKind: 'RELATES_TO', ScoringModelKey: 'RICE' };

/** What an id of another name than its type's names; a root field goes before a path's end. */
const NAMED: Readonly<Record<string, string>> = {
  claimId: 'personaClaim',
  insightDuplicate: 'insight',
  originalId: 'insight',
  'emergingNeedAdopt.parentId': 'outcome',
  'impactHypothesisSettle.id': 'keyResultLink',
  correctsId: 'checkIn',
  participantConsent: 'participant',
  'opportunityMergeUndo.id': 'opportunity',
  'participantMerge.id': 'speaker',
  'participantMerge.intoId': 'participant',
  'treeNode.id': 'opportunity',
  'nodes.id': 'opportunity',
  'opportunityCreate.parentId': 'outcome',
  'nodesCreate.parentId': 'outcome',
  'solutionCreate.parentId': 'opportunity',
  'experimentCreate.parentId': 'solution',
  'nodeMove.parentId': 'sibling',
  'filter.parentId': 'outcome',
  'filter.belowId': 'outcome',
  'moments.id': 'moment',
  'assumptionPlace.afterId': 'assumption',
  afterId: 'sibling',
  chosenId: 'opportunity',
  'ballotOpen.parentId': 'outcome',
  candidateId: 'opportunity',
  preferredId: 'opportunity',
  voterId: 'person',
  refId: 'opportunity',
  whoId: 'person',
  overId: 'sibling',
  fromNodeId: 'opportunity',
  toNodeId: 'sibling',
  intoId: 'sibling',
  movedId: 'evidence',
  sharedId: 'evidence',
  ownerId: 'person',
  businessKeyResultId: 'keyResult',
  memberId: 'person',
  nodeId: 'opportunity',
  forId: 'person',
  treeId: 'outcome',
  onBehalfOfId: 'person',
  attendeeId: 'person',
  personId: 'person',
  node: 'opportunity',
  nodes: 'opportunity',
  entityId: 'opportunity',
};

/** Which sort of thing an id of a root field names. @throws where the tables above lack it */
export function sortAt(field: string, path: readonly string[]): string {
  const name = (path.at(-1) ?? '').replace(/(I|i)ds$/, '$1d');
  const byPath = NAMED[`${field}.${name}`] ?? NAMED[`${path.at(-2) ?? ''}.${name}`] ?? NAMED[name];
  if (byPath !== undefined) return byPath;
  if (name !== 'id') return name.replace(/Id$/, '');
  const subject = field.replace(/[A-Z][a-z]*$/, '');
  return NAMED[subject] ?? subject;
}

type Given = GraphQLArgument | GraphQLInputField;
const isRequired = ({ type, defaultValue }: Given): boolean => isNonNullType(type) && defaultValue === undefined;

/** Every path at which a root field takes an id, through inputs and lists, each input type entered once a path. */
export const idPaths = (field: GraphQLField<unknown, unknown>): string[][] =>
  pathsOf(field, (type) => type.name === 'ID');

/** Every path at which a root field takes a value of this type and name, as `idPaths` finds those of ids. */
export function pathsOf(
  field: GraphQLField<unknown, unknown>,
  isWanted: (type: GraphQLNamedInputType, name: string) => boolean,
): string[][] {
  const found: string[][] = [];
  const enter = (given: readonly Given[], above: readonly string[], seen: readonly string[]): void => {
    for (const { name, type } of given) {
      const named = getNamedType(type);
      const path = [...above, name];
      if (isWanted(named, name)) found.push(path);
      if (isInputObjectType(named) && !seen.includes(named.name))
        enter(Object.values(named.getFields()), path, [...seen, named.name]);
    }
  };
  enter(field.args, [], []);
  return found;
}

/** Type of the value at a path of a root field's arguments. */
export function typeAt({ args }: GraphQLField<unknown, unknown>, path: readonly string[]): GraphQLInputType {
  const [first, ...rest] = path;
  let type = args.find(({ name }) => name === first)?.type as GraphQLInputType;
  for (const name of rest) {
    const named = getNamedType(type);
    type = (isInputObjectType(named) ? named.getFields()[name]?.type : undefined) as GraphQLInputType;
  }
  return type;
}

/** The fewest variables that a root field takes, with `also` on top: every id by `idAt`, every text `word`, all else made up. */
export function variablesOf(
  field: GraphQLField<unknown, unknown>,
  idAt: IdAt,
  also: readonly string[] | null = null,
  word = 'Word',
): Record<string, unknown> {
  const of = (type: GraphQLInputType, path: readonly string[]): unknown => {
    if (isNonNullType(type)) return of(type.ofType, path);
    if (isListType(type)) return [of(type.ofType, path)];
    if (isEnumType(type)) return CHOSEN[type.name] ?? type.getValues()[0]?.name;
    if (isInputObjectType(type)) return all(Object.values(type.getFields()), path);
    const made: Readonly<Record<string, unknown>> = {
      ID: type.name === 'ID' ? idAt(path) : '',
      String: word,
      Int: 1,
      Float: 1,
      Boolean: false,
      Date: '2026-01-05',
      DateTime: '2026-01-05T00:00:00.000Z',
      PastDateTime: '2026-01-05T00:00:00.000Z',
      Metadata: {},
      InputObject: {},
    };
    if (!(type.name in made)) throw new Error(`Nobody knows a sample of ${type.name}: add one.`);
    return made[type.name];
  };
  const all = (given: readonly Given[], above: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(
      given
        .filter((each) => isRequired(each) || also?.slice(0, above.length + 1).join() === [...above, each.name].join())
        .map(({ name, type }) => [name, of(type, [...above, name])]),
    );
  const made = all(field.args, []);
  const sample = SAMPLES[field.name];
  // An own model is asked for instead of a built-in one.
  if (!sample) return also?.[0] === 'ownModelId' ? made : { ...made, ...ASKED[field.name] };
  const given = Object.entries(sample).filter(([name]) => name !== also?.[1]);
  return { input: { ...(made['input'] as object), ...Object.fromEntries(given) } };
}

/** The document that asks for a root field with variables, and for `selection` of what it answers. */
export function documentOf(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  variables: Readonly<Record<string, unknown>>,
  selection = selectionOf(field),
): string {
  const used = field.args.filter(({ name }) => name in variables);
  const definitions = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const kind = schema.getMutationType()?.getFields()[field.name] === field ? 'mutation' : 'query';
  return `${kind} ${definitions && `(${definitions})`} { ${field.name}${given && `(${given})`} { ${selection} } }`;
}

/** Everything flat that a root field answers, and the type and id of what is one below. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '__typename ... on Node { id }';
  const inner = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const shown = inner.map(({ name, type: of }) => {
    const named = getNamedType(of);
    if (name === 'userErrors') return 'userErrors { code message path }';
    if (!('getFields' in named)) return 'getTypes' in named ? '' : name;
    const own = named.getFields();
    const faults = ['userErrors', 'errors']
      .filter((each) => each in own)
      .map((each) => `${each} { code message path }`);
    return `${name} { __typename ${'id' in own ? 'id' : ''} ${faults.join(' ')} }`;
  });
  return shown.join(' ');
}

const sortOfType = (type: string): string => `${(type[0] ?? '').toLowerCase()}${type.slice(1)}`;

/** Makes one thing of each sort that the API can make, by its own mutations; `wordOf` gives the texts that a mutation is told. */
export async function makeThings(
  client: Client,
  schema: GraphQLSchema,
  wordOf: (mutation: string) => string = () => 'Word',
): Promise<Things> {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const makers = fields.filter(
    ({ name }) =>
      /(Create|Record|RefSet|OpportunitySet)$/.test(name) &&
      !/^(tree|nodes|userFocused|workspace|evidenceCreate)/.test(name),
  );
  const things: Record<string, string> = {};
  const wanting = new Map(makers.map((field) => [field.name, field]));
  const make = async (field: GraphQLField<unknown, unknown>, as?: string): Promise<boolean> => {
    const lacking = new Set<string>();
    const variables = variablesOf(
      field,
      (path) => {
        const sort = sortAt(field.name, path);
        if (things[sort] === undefined) lacking.add(sort);
        return things[sort] ?? '';
      },
      ONE_OF[field.name],
      wordOf(field.name),
    );
    if (lacking.size > 0) return false;
    const answer = await client.data<Record<string, Record<string, { __typename: string; id?: string } | null>>>(
      documentOf(schema, field, variables),
      variables,
    );
    const payload = answer[field.name] ?? {};
    for (const thing of Object.values(payload))
      if (thing?.id !== undefined) things[as ?? sortOfType(thing.__typename)] = thing.id;
    if (Array.isArray(payload['userErrors']) && payload['userErrors'].length > 0)
      throw new Error(`${field.name} takes a sample in SAMPLES: ${JSON.stringify(payload)}`);
    return true;
  };
  for (let left = -1; wanting.size !== left;) {
    left = wanting.size;
    for (const [name, field] of wanting) {
      if (!(await make(field))) continue;
      wanting.delete(name);
      if (name === 'opportunityCreate') await make(field, 'sibling');
    }
  }
  if (wanting.size > 0) throw new Error(`Nothing makes what these name: ${[...wanting.keys()].join(', ')}.`);
  // On an outcome of its own, so that all things stay at their first version.
  const { outcome } = await client.mutate<{ outcome: { id: string } }>(
    'outcomeCreate',
    { title: 'Mapped' },
    'outcome { id }',
  );
  const map = await client.mutate<{ outcome: { experienceMap: { id: string }[] } }>(
    'experienceMapSet',
    { outcomeId: outcome.id, expectedVersion: 1, moments: [{ title: 'Shopping' }] },
    'outcome { experienceMap { id } }',
  );
  const { ballot } = await client.mutate<{ ballot: { id: string; votes: { id: string }[] } }>(
    'ballotOpen',
    {
      question: 'Which first?',
      kind: 'PAIRWISE',
      voterIds: [things['person']],
      candidateIds: [things['opportunity'], things['sibling']],
    },
    'ballot { id votes { id } }',
  );
  Object.assign(things, { ballot: ballot.id, ballotVote: ballot.votes[0]?.id ?? '' });
  Object.assign(things, await hear(client, things['opportunity'] ?? ''));
  return { ...things, workspace: await workspaceIdOf(client), moment: map.outcome.experienceMap[0]?.id ?? '' };
}

/** Has somebody say something that speaks for a node. */
async function hear(client: Client, nodeId: string): Promise<Things> {
  const item = {
    externalId: 'heard',
    kind: 'SUPPORT',
    occurredAt: '2026-01-05',
    quotes: [{ text: 'Swapped again.' }],
    participant: { externalId: 'mara', account: { externalId: 'home' } },
    links: [{ nodeId }],
  };
  await client.mutate('insightIngest', { sourceSystem: 'desk', items: [item] });
  const { insights } = await client.data<{ insights: { nodes: Heard[] } }>(
    '{ insights { nodes { id quotes { id } participant { id } account { id } evidenceOf { id } } } }',
  );
  const [heard] = insights.nodes;
  const [quote, evidence] = [heard?.quotes[0], heard?.evidenceOf[0]];
  const ids = { insight: heard, quote, speaker: heard?.participant, account: heard?.account, evidence };
  const { participantMerge } = await client.mutate<{ participantMerge: { id: string } }>(
    'participantMerge',
    { ...(await twins(client)) },
    'participantMerge { id }',
  );
  const all = { ...ids, participantMerge };
  return Object.fromEntries(Object.entries(all).map(([name, thing]) => [name, thing?.id ?? '']));
}
/** Two participants who are one person. */
async function twins(client: Client): Promise<Record<string, string | number>> {
  const make = async () =>
    (await client.mutate<{ participant: { id: string } }>('participantCreate', {}, 'participant { id }')).participant
      .id;
  return { id: await make(), expectedVersion: 1, intoId: await make(), intoExpectedVersion: 1 };
}
interface Heard {
  readonly id: string;
  readonly quotes: readonly { readonly id: string }[];
  readonly participant: { readonly id: string };
  readonly account: { readonly id: string };
  readonly evidenceOf: readonly { readonly id: string }[];
}

/** Every field that a caller can begin with. */
export const rootFields = (schema: GraphQLSchema): GraphQLField<unknown, unknown>[] => [
  ...Object.values(schema.getQueryType()?.getFields() ?? {}),
  ...Object.values(schema.getMutationType()?.getFields() ?? {}),
];
