import type { EntityMetadata } from 'typeorm';
import { ENTITIES } from '../../src/app.features.ts';
import { readConfig } from '../../src/platform/config.ts';
import { derivedOf, personalOf, repeatingOf, subjectPathsOf } from '../../src/platform/change-log/personal.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import type { ModelClass } from '../../src/platform/database/model-columns.ts';
import { GROUNDS } from '../../src/domain/research/participant/consent.ts';
import { catalogueOf } from '../support/catalogue.ts';
import { databaseAs } from '../support/service.ts';

/**
 * Text columns of rows about a person that tell nothing of them, each with the reason. Every other one is marked `@Personal`;
 * a new column is one or the other.
 */
const TELLS_NOTHING: Readonly<Record<string, string>> = {
  'account.source_system': 'names the system, not the account',
  'evidence.class': 'one of a closed set',
  'evidence.linked_by_name': 'names the key by which it was linked',
  'evidence.stance': 'one of a closed set',
  'insight.content_hash': "a digest under the workspace's key, by which a state that comes again is known",
  'insight.elicitation': 'one of a closed set',
  'insight.kind': 'one of a closed set',
  'insight.language': 'a code of ISO 639',
  'insight.participant_digest': "a digest under the workspace's key, by which a name is known again",
  'insight.sensing_channel': 'one of a closed set',
  'insight.source_system': 'names the system',
  'insight.status': 'one of a closed set',
  'interview.kind': 'one of a closed set',
  'interview.source_system': 'names the system',
  'interview.status': 'one of a closed set',
  'interview.template_key': 'names the list of questions',
  'kano_answer.dysfunctional': 'one of a closed set, which is counted',
  'kano_answer.functional': 'one of a closed set, which is counted',
  'kano_answer.natural_key': "a digest under the workspace's key",
  'kano_answer.respondent': "a digest under the workspace's key",
  'kano_answer.source_system': 'names the system',
  'participant.consent_scope': 'of a closed set',
  'participant.consent_status': 'one of a closed set',
  'participant.relationship': 'one of a closed set',
  'participant.set_by_people': 'names columns',
  'interview.set_by_people': 'names columns',
  'interview_snapshot.set_by_people': 'names columns',
  'participant_identity.system': 'names the system',
  'quote.origin': 'one of a closed set',
  'survey_answer.natural_key': "a digest under the workspace's key",
  'survey_answer.respondent': "a digest under the workspace's key",
  'survey_answer.source_system': 'names the system',
};

/** Text columns that no model has, each with what becomes of a person's words in them. */
const WITHOUT_MODEL: Readonly<Record<string, string>> = {
  'change_log.actor_name': 'names a key',
  'change_log.changed_columns': 'names columns',
  'change_log.entity_type': 'names a model',
  'change_log.image': 'emptied with the rows, and searched for copies',
  'change_log.operation': 'one of a closed set',
  'change_log.origin': 'names a system',
  'change_log.request_id': 'random, or as the client numbers its requests',
  'erased_identity.digest': "a digest under the workspace's key",
  'idempotency_key.answer': 'searched for copies; a receipt holds no name',
  'idempotency_key.warnings': 'searched for copies',
  'idempotency_key.input_hash': 'a digest that is deleted within a day',
  'idempotency_key.key': 'searched for copies',
  'idempotency_key.mutation': 'names a mutation',
  'ingest_count.kind': 'one of a closed set',
  'ingest_count.source_system': 'names the system',
  'ingest_count.status': 'one of a closed set',
  'insight_word.word': 'written anew when words of an insight are removed',
  'known_words.digest': "a digest under the workspace's key",
  'known_words.ground': 'the name of a ground of the code',
  'opportunity_profile.digest': 'written anew when words are taken out of a node',
  'opportunity_word.word': 'written anew when words are taken out of a node',
  'ranking_entry.batch_id': 'random',
  'ranking_entry.model': 'names a model of scores',
  'ranking_entry.node_kind': 'one of a closed set',
  'ranking_entry.partition_key': 'ids and keys of a closed set',
  'ranking_entry.state': 'one of a closed set',
  'ranking_entry.status': 'one of a closed set',
  'ranking_entry.workspace_partition_key': 'ids and keys of a closed set',
  'search_word.word': 'written anew when words are taken out of a node',
  'sealed_vote.answers': 'figures by the ids of candidates',
  'source_clock.kind': 'one of a closed set',
  'source_clock.source_system': 'names the system',
  'source_clock.thing': 'the id of a row',
  'short_key_counter.kind': 'one of a closed set',
};

const fail = (fault: unknown): never => {
  throw fault;
};
const source = dataSourceOf(process.env['TEST_DATABASE_URL'] ?? '', readConfig({}), ENTITIES, fail);
await source.initialize();
await source.destroy();
const owner = databaseAs('owner');
const catalogue = await catalogueOf(owner);
await owner.end();

const modelsOf = (metadata: EntityMetadata): ModelClass<object>[] =>
  [metadata, ...metadata.childEntityMetadatas].map(({ target }) => target as ModelClass<object>);
const tables = source.entityMetadatas.filter(({ tableType }) => tableType !== 'entity-child');
const byTable = new Map(tables.map((metadata) => [metadata.tableName, metadata]));
const columnsOf = (metadata: EntityMetadata) =>
  [metadata, ...metadata.childEntityMetadatas].flatMap(({ columns }) => columns);

/** What is wrong with a text column: nobody has said what becomes of a person's words in it. */
function undecided(place: string, table: string, name: string): boolean {
  const metadata = byTable.get(table);
  if (!metadata) return !(place in WITHOUT_MODEL);
  const column = columnsOf(metadata).find(({ databaseName }) => databaseName === name);
  // What follows from columns of the same row is written anew with them.
  if (!column) return !isDerived(metadata, name);
  const isPersonal = modelsOf(metadata).some((model) =>
    personalOf(model).some(({ property }) => property === column.propertyName),
  );
  const isAboutPersons = modelsOf(metadata).some((model) => subjectPathsOf(model).length > 0);
  // What others write is searched for copies, whatever the column.
  return isAboutPersons ? isPersonal === place in TELLS_NOTHING : isPersonal;
}
const isDerived = (metadata: EntityMetadata, name: string): boolean =>
  modelsOf(metadata).some((model) => derivedOf(model).includes(name));

const texts = catalogue.columns.filter(
  ({ table, type }) => /^(text|character varying|jsonb|json|text\[\])/.test(type) && !/^migration/.test(table),
);

describe('columns that may hold words of persons', () => {
  it('are marked as personal, or said to tell nothing, or searched', () => {
    expect(
      texts.map(({ table, name }) => [`${table}.${name}`, table, name] as const).filter((each) => undecided(...each)),
    ).toEqual([]);
  });
  it('are there: what is said of a column that has gone is taken out', () => {
    const places = new Set(catalogue.columns.map(({ table, name }) => `${table}.${name}`));
    expect(
      [...Object.keys(TELLS_NOTHING), ...Object.keys(WITHOUT_MODEL)].filter((place) => !places.has(place)),
    ).toEqual([]);
  });
  it('have grounds that are known, and are found by a person', () => {
    const wrong = tables.flatMap((metadata) =>
      modelsOf(metadata).flatMap((model) => {
        const marks = personalOf(model);
        const unknown = marks
          .filter(({ ground }) => !(ground in GROUNDS))
          .map(({ property }) => `${model.name}.${property}`);
        return marks.length > 0 && subjectPathsOf(model).length === 0 ? [...unknown, model.name] : unknown;
      }),
    );
    expect(wrong).toEqual([]);
  });
  it('that stand for words of somebody may be emptied', () => {
    const wrong = tables.flatMap((metadata) =>
      columnsOf(metadata)
        .filter(({ propertyName }) => modelsOf(metadata).some((model) => repeatingOf(model).includes(propertyName)))
        .filter(
          ({ databaseName }) =>
            !catalogue.columns.some(
              (column) => column.table === metadata.tableName && column.name === databaseName && column.nullable,
            ),
        )
        .map(({ propertyName }) => `${metadata.targetName}.${propertyName}`),
    );
    expect(wrong).toEqual([]);
  });
});
