import { inTableOrder } from './sensing-channel.ts';

describe('sensing channels', () => {
  it('are in the order of the table, each once, however often evidence names them', () => {
    expect(inTableOrder(['TECHNOLOGICAL', 'TACTICAL', 'TECHNOLOGICAL'])).toEqual(['TACTICAL', 'TECHNOLOGICAL']);
    expect(inTableOrder([])).toEqual([]);
  });
});
