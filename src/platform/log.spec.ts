import { Log } from './log.ts';

/** What a log wrote, line by line. */
function written(write: (log: Log) => void): Record<string, unknown>[] {
  let text = '';
  write(new Log('debug', { write: (line) => (text += line) }));
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

class Unforeseen extends TypeError {
  override readonly name = 'Unforeseen';
}

describe('a line of the log', () => {
  const fault = new Unforeseen('list.map is not a function');

  it('tells of a bare error, as Nest hands it over, with its message and where it comes from', () => {
    const lines = written((log) => {
      log.error(fault, undefined, 'ExceptionsHandler');
      log.warn(fault);
      log.fatal(fault);
    });
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([50, 40, 60].map((level) => [level, fault.message]));
    for (const line of lines)
      expect(line['fault']).toEqual({ name: 'Unforeseen', message: fault.message, stack: fault.stack });
  });

  it('tells of an error within fields in the same way, under the message given', () => {
    const [line] = written((log) => {
      log.error({ requestId: 'r-1', fault }, 'request failed');
    });
    expect(line).toMatchObject({ msg: 'request failed', requestId: 'r-1', fault: { stack: fault.stack } });
  });

  it('has a message whatever it is given', () => {
    const lines = written((log) => {
      log.error({ a: 1 });
      log.error(new Error(''));
      log.error('a text', 'a stack', 'a context');
      log.error(undefined);
    });
    expect(lines.map(({ msg }) => msg)).toEqual(['no message', 'Error', 'a text', 'undefined']);
  });

  it('is one line in every reader, in its message too', () => {
    let text = '';
    new Log('info', { write: (line) => (text += line) }).error(new Error('a\u2028b\nc'), 'x');
    expect(text.match(/[\n\u2028]/g)).toEqual(['\n']);
  });
});
