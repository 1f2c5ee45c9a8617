import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getMetadataArgsStorage } from 'typeorm';
import { WORDS } from '../../src/platform/database/word-list.ts';
import { root, sources } from './house.ts';

/** Lists of text that keep what is given as it is, with the reason. */
const AS_GIVEN: Readonly<Record<string, string>> = {
  'ApiKey.scopes': 'values of a closed set',
  'Decision.options': 'the choice is one of them, word for word',
  'InterviewSnapshot.otherLearnings': 'sentences, which are not compared',
  'InterviewSnapshot.quickFacts': 'sentences, which are not compared',
  'Opportunity.alternatives': 'sentences, which are not compared',
  'Opportunity.sensingChannelsOverride': 'values of a closed set',
  'OwnModelVersion.appliesTo': 'values of a closed set',
  'Participant.consentScope': 'values of a closed set',
  'Interview.setByPeople': 'names of fields, written by the service',
  'InterviewSnapshot.setByPeople': 'names of fields, written by the service',
  'Participant.setByPeople': 'names of fields, written by the service',
  'Score.missing': 'written by the service',
};

describe('lists of words', () => {
  it('keep each word once, however it is spelt, or say why not', async () => {
    for (const { path } of sources('src').filter(({ path: name }) => name.endsWith('.model.ts')))
      await import(pathToFileURL(join(root, 'dist', path.replace(/\.ts$/, '.js'))).href);
    const lists = getMetadataArgsStorage().columns.filter(({ options }) => options.array && options.type === 'text');
    const loose = lists.filter(({ options }) => options.transformer !== WORDS);
    const names = loose.map(({ target, propertyName }) => `${(target as { name: string }).name}.${propertyName}`);
    expect([...new Set(names)].sort()).toEqual(Object.keys(AS_GIVEN).sort());
    expect(lists.length - loose.length).toBeGreaterThan(4);
  });
});
