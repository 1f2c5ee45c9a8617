import type { Source } from './house.ts';

const VAGUE = /(^|\/)(utils?|helpers?|common|shared|types|index)(\.[a-z]+)?(\.ts|\/)/;

/** Names that say nothing. */
export const nameFaults = ({ path }: Source): string[] =>
  VAGUE.test(path) && path !== 'migrations/index.ts' ? [`${path} has a name that says nothing`] : [];

/**
 * Names of our own that files and exports once had, by the name that the trade has for each, and by the folder in which the
 * old one is banned.
 */
const RENAMED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'src/platform/': {
    'fast-validation': ['sound', 'isSound'],
    'event-loop-yield': ['turns', 'turnIsOver', 'laterTurn', 'inTurns'],
    'answer-progress': ['filling', 'Filling'],
    execution: ['answer', 'Run', 'Spot', 'put'],
    FieldPlan: ['Step'],
    'present-values-first': ['prefilled'],
    'cursor, decodeCursor': ['place', 'placeOf'],
    validators: ['checks'],
    RequiresScope: ['needs', 'Needs'],
    'accept-header': ['accepted'],
    Transaction: ['session', 'Session'],
    queryOnce: ['glance'],
    'connection-errors': ['reaching'],
    'pg-snapshot-text': ['snapshot', 'isSnapshot'],
    ModelColumns: ['columns', 'Columns'],
    groupRowsById: ['rows-of-each', 'rowsOfEach'],
    'log-redaction': ['forgetting', 'ForgettingStore'],
    'ingest-counts': ['intake', 'IntakeStore'],
  },
  'src/platform/http/': { 'error-response': ['refusal'] },
  'src/domain/': { similarity: ['likeness', 'LIKENESS'] },
  'src/features/': {
    'redact-participant': ['silence', 'SilenceAction'],
    'insight-redaction': ['silencing', 'InsightSilencing'],
    'subject-export': ['held', 'HeldReader'],
    'locked-node': ['held-node', 'HeldNode', 'HeldNodeStore'],
    'copied-quote': ['quote-echo', 'QuoteEchoStore'],
    'consent-expiry': ['consent-end', 'ConsentEnd', 'ConsentEndStore'],
    'related-records': ['surroundings', 'SurroundingsAction'],
    'incoming-insight': ['arrived', 'Arrived'],
    'ingest-outcome': ['judgement'],
    'link-training': ['lesson', 'LessonStore'],
    'suggestion-evidence': ['teacher', 'TeacherReader'],
    'near-duplicate': ['alike', 'LikeInsightsResolver', 'LikeInsightResolver'],
    'insight-similarity': ['likeness', 'InsightLikenessReader'],
    'query-limits': ['bounds', 'BOUNDS'],
    'ranking-entry': ['standing', 'Standing', 'StandingStore'],
    'partition key': ['ladder', 'Ladder'],
    'node-create, tree-create': ['plant', 'plant-tree', 'PlantAction', 'PlantTreeAction'],
    'node-update, nodes-update': ['revise', 'revise-many', 'ReviseAction', 'ReviseManyAction'],
    'referenced-entity': ['ref-holder', 'RefHolderModule'],
    'first-statement': ['said', 'firstSaid'],
    'a hook': ['merge-followers', 'tree-followers', 'participant-followers', 'insight-followers'],
    'a subscriber to a hook': ['merge-following', 'words-following', 'interview-following', 'standing-following'],
  },
  'src/sample/': { 'api-client': ['gardener', 'Gardener'] },
};

/** Files and exports that go by a name of our own again, where the trade has one. Words within other names are free. */
export function privateNameFaults({ path, text }: Source): string[] {
  const [, file = ''] = /([^/.]+)(?:\.[a-z]+)*\.ts$/.exec(path) ?? [];
  const names = [file, ...exportsOf(text)];
  return Object.entries(RENAMED)
    .filter(([folder]) => path.startsWith(folder))
    .flatMap(([, table]) => Object.entries(table))
    .flatMap(([say, was]) =>
      was.filter((name) => names.includes(name)).map((name) => `${path}: "${name}" is called ${say}`),
    );
}

/** Names that a file declares and exports. */
const exportsOf = (text: string): string[] =>
  Array.from(
    text.matchAll(/^export (?:abstract |async )?(?:class|const|function\*?|interface|type) (\w+)/gm),
    ([, name = '']) => name,
  );
