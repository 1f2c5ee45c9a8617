import { isReworded, textsFor, weightedTexts } from './searched-text.ts';

describe('the texts by which a node is found', () => {
  const node = {
    title: 'Cannot find parking',
    quote: { text: 'I drove around for an hour', origin: 'VERBATIM' },
    description: null,
    moment: 'Arriving',
    tags: ['car', 'city'],
  };
  const said = (use: Parameters<typeof textsFor>[0]) =>
    weightedTexts(node, use)
      .map(([text]) => text)
      .filter(Boolean);

  it('are what it says, whatever holds it, in one order', () => {
    expect(said('search')).toEqual(['Cannot find parking', 'I drove around for an hour', 'car city']);
    expect(said('below')).toEqual(['Cannot find parking']);
  });

  it('weigh what the table says for their use, and are left out where that is nothing', () => {
    expect(weightedTexts(node, 'search')[0]).toEqual(['Cannot find parking', 3]);
    expect(weightedTexts(node, 'suggestion')[0]).toEqual(['Cannot find parking', 0.75]);
    expect(textsFor('suggestion')).toContain('moment');
    expect(textsFor('search')).not.toContain('moment');
  });

  it('may be missing', () => {
    expect(weightedTexts({}, 'suggestion').every(([text]) => text === '')).toBe(true);
  });

  it.each([['title'], ['quote'], ['description'], ['momentId'], ['tags']])('change with %s', (property) => {
    expect(isReworded({ [property]: null })).toBe(true);
  });

  it('do not change with anything else', () => {
    expect(isReworded({ status: 'PARKED', ownerId: null, type: 'NEED' })).toBe(false);
  });
});
