import 'reflect-metadata';
import { Controller, Get, Module, NotFoundException } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ThrownFilter } from '../../src/platform/http/thrown.filter.ts';
import { Log } from '../../src/platform/log.ts';
import type { Answer } from '../support/service.ts';

/** Endpoints that fail in ways that no endpoint of the service is known to. */
@Controller()
class Failing {
  @Get('by-accident')
  byAccident(): never {
    throw new TypeError('list.map is not a function');
  }

  @Get('on-purpose')
  onPurpose(): never {
    throw new NotFoundException();
  }
}

describe('an error that an endpoint throws', () => {
  const lines: string[] = [];
  let app: NestFastifyApplication;
  let url: string;
  beforeAll(async () => {
    const log = new Log('warn', { write: (line) => void lines.push(line) });
    @Module({
      controllers: [Failing],
      providers: [
        { provide: Log, useValue: log },
        { provide: APP_FILTER, useClass: ThrownFilter },
      ],
    })
    class FailingModule {}
    app = await NestFactory.create<NestFastifyApplication>(FailingModule, new FastifyAdapter(), {
      logger: log,
      abortOnError: false,
    });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  it('by accident is logged once, with its stack and the request id that the answer has, and told to nobody', async () => {
    const response = await fetch(`${url}/by-accident`);
    const text = await response.text();
    const { errors } = JSON.parse(text) as Pick<Answer<unknown>, 'errors'>;
    expect(response.status).toBe(500);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
    expect(text).not.toContain('list.map');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        msg: 'request failed',
        requestId: errors?.[0]?.extensions.requestId,
        fault: {
          name: 'TypeError',
          message: 'list.map is not a function',
          stack: expect.stringMatching(/\n +at /) as string,
        },
      },
    ]);
  });

  it('on purpose is answered as it says and is no news', async () => {
    lines.length = 0;
    expect((await fetch(`${url}/on-purpose`)).status).toBe(404);
    expect(lines).toEqual([]);
  });
});
