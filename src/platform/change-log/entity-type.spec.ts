import { entityTypeOf, type ModelNames } from './entity-type.ts';

/** A model of a table of its own. */
const METRIC: ModelNames = { targetName: 'Metric', childEntityMetadatas: [] };
/** Models that share a table, as TypeORM describes them. */
const shared: Record<'parent' | 'map' | 'step', ModelNames> = (() => {
  const kinds: ModelNames[] = [];
  const parent = { targetName: 'Card', discriminatorColumn: {}, childEntityMetadatas: kinds };
  const kind = (targetName: string, discriminatorValue: string): ModelNames => {
    const model = { ...parent, targetName, discriminatorValue, childEntityMetadatas: [], parentEntityMetadata: parent };
    kinds.push(model);
    return model;
  };
  return { parent, map: kind('StoryMap', 'STORY_MAP'), step: kind('Step', 'STEP') };
})();

describe('the type of a row in the log', () => {
  it('is the name of its model', () => {
    expect(entityTypeOf(METRIC, 'written')).toBe(`'Metric'`);
  });

  it.each(Object.entries(shared))('is that of the model of its kind where models share a table: %s', (_, model) => {
    expect(entityTypeOf(model, 'written')).toBe(
      `CASE written."kind" WHEN 'STORY_MAP' THEN 'StoryMap' WHEN 'STEP' THEN 'Step' END`,
    );
  });
});
