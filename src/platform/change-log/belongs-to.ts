const properties = new Map<object, string>();

/** Says that a row belongs to the thing whose id the property holds, whatever type that is: no foreign key can. */
export const BelongsTo = (): PropertyDecorator => (prototype, property) => {
  properties.set(prototype, String(property));
};

/** Name of the property by which a row of a model names what it belongs to; undefined where foreign keys say all. */
export const belongsToOf = ({ prototype }: { readonly prototype: object }): string | undefined =>
  properties.get(prototype);
