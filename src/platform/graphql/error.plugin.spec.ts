import { Log } from '../log.ts';
import { Request } from '../request/request.ts';
import { ErrorPlugin } from './error.plugin.ts';

describe('a fault outside every resolver', () => {
  it('is logged with the request id, a message and where it comes from', async () => {
    let text = '';
    const plugin = new ErrorPlugin(new Log('error', { write: (line) => (text += line) }));
    const error = new TypeError('list.map is not a function');
    const requestContext = { contextValue: { request: new Request('r-1', null) } };
    await plugin.unexpectedErrorProcessingRequest({ requestContext, error } as never);
    expect(JSON.parse(text)).toMatchObject({
      msg: 'request failed',
      requestId: 'r-1',
      code: 'INTERNAL',
      fault: { name: 'TypeError', message: error.message, stack: error.stack },
    });
  });
});
