import { type DocumentNode, type FieldNode, Kind, print, type SelectionNode, visit } from 'graphql';

/**
 * The document with fields that are asked for again in the same place merged into the first, beyond the `most` repeats
 * that are left as they are; its answer is the same. Validation compares fields of one name pair by pair, which for
 * 150 of them takes longer than a large answer, and comes before repeats are counted.
 */
export function withoutRepeats(document: DocumentNode, most: number): DocumentNode {
  let left = most;
  return visit(document, {
    SelectionSet: ({ selections, ...rest }) => {
      const merged = mergeRepeats(selections, () => left-- > 0);
      return merged.length < selections.length ? { ...rest, selections: merged } : undefined;
    },
  });
}

function mergeRepeats(selections: readonly SelectionNode[], isLeft: () => boolean): SelectionNode[] {
  const places = new Map<string, number>();
  const merged: SelectionNode[] = [];
  for (const selection of selections) {
    const sameness = samenessOf(selection);
    const place = sameness === null ? undefined : places.get(sameness);
    const earlier = place === undefined ? undefined : merged[place];
    if (place !== undefined && earlier?.kind === Kind.FIELD && !isLeft()) {
      merged[place] = withMore(earlier, selection as FieldNode);
      continue;
    }
    if (sameness !== null) places.set(sameness, merged.length);
    merged.push(selection);
  }
  return merged;
}

/** What two fields have in common that ask for the same; null for what is left as it is. */
function samenessOf(selection: SelectionNode): string | null {
  if (selection.kind !== Kind.FIELD || (selection.directives?.length ?? 0) > 0) return null;
  const { alias, name, arguments: given = [], selectionSet } = selection;
  return [alias?.value ?? '', name.value, selectionSet ? 'of' : '', ...given.map((each) => print(each))].join(' ');
}

const withMore = (field: FieldNode, { selectionSet: more }: FieldNode): FieldNode =>
  field.selectionSet && more
    ? {
        ...field,
        selectionSet: { ...field.selectionSet, selections: [...field.selectionSet.selections, ...more.selections] },
      }
    : field;
