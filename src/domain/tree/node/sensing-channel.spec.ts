import { inOrder } from './sensing-channel.ts';

describe('sensing channels', () => {
  it('stand in one order, each once, however often evidence names them', () => {
    expect(inOrder(['TECHNOLOGICAL', 'TACTICAL', 'TECHNOLOGICAL'])).toEqual(['TACTICAL', 'TECHNOLOGICAL']);
    expect(inOrder([])).toEqual([]);
  });
});
