import { Inject, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Contributions, type ContributionsClass, contributionsOf } from './contributions.ts';
import { Hook, type HookClass, type Subscriber } from './hook.ts';
import { inOrder } from './order.ts';
import { subscriptionsOf } from './subscribe.ts';

/** Token of the features' providers, in the order of their groups. */
export const FEATURE_PROVIDERS = Symbol('feature providers');

/** Gives every hook its subscribers and every look-up its contributors, once all of them are made. */
@Injectable()
export class HookWiring implements OnModuleInit {
  constructor(
    private readonly modules: ModuleRef,
    @Inject(FEATURE_PROVIDERS) private readonly providers: readonly Type[],
  ) {}

  onModuleInit(): void {
    const all = this.providers.flatMap((subscriber) =>
      subscriptionsOf(subscriber).map((subscription) => ({ subscriber, ...subscription })),
    );
    for (const hook of new Set(all.map((each) => each.hook))) {
      const ordered = inOrder(all.filter((each) => each.hook === hook));
      this.instance<Hook<never>>(hook).fill(
        ordered.map(({ subscriber, method }) => {
          const provider = this.instance<Record<string, Subscriber<never>>>(subscriber);
          const run = provider[method];
          if (!run) throw new Error(`${subscriber.name} has no method ${method} to subscribe.`);
          return run.bind(provider);
        }),
      );
    }
    const contributors = this.providers.flatMap((contributor) =>
      contributionsOf(contributor).map((to) => ({ contributor, to })),
    );
    for (const to of new Set(contributors.map((each) => each.to))) {
      const items = contributors.filter((each) => each.to === to).map(({ contributor }) => this.instance(contributor));
      this.instance<Contributions<never>>(to).fill(items as never[]);
    }
  }

  private instance<Instance>(type: Type | HookClass<never> | ContributionsClass<never>): Instance {
    return this.modules.get<Instance>(type as Type<Instance>, { strict: false });
  }
}
