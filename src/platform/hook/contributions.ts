import type { Type } from '@nestjs/common';

/**
 * A look-up that any feature may add to, such as the kinds of things that can be ingested. It is no event: nothing runs
 * when something happens. Providers marked `@Contributes` are found at start, ordered by group.
 */
export abstract class Contributions<Item> {
  protected items: readonly Item[] = [];

  /** Sets what features contribute. Called once, at start. */
  fill(items: readonly Item[]): void {
    this.items = items;
  }
}

/** Class of a look-up. */
export type ContributionsClass<Item> = abstract new (...dependencies: never[]) => Contributions<Item>;

const targets = new Map<object, ContributionsClass<never>[]>();

/** Adds the provider to a look-up. */
export const Contributes =
  <Item>(to: ContributionsClass<Item>) =>
  (contributor: Type<Item>): void => {
    targets.set(contributor, [...(targets.get(contributor) ?? []), to as ContributionsClass<never>]);
  };

/** The look-ups that a class contributes to. */
export const contributionsOf = (contributor: Type): readonly ContributionsClass<never>[] =>
  targets.get(contributor) ?? [];
