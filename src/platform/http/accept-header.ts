/** Whether an Accept header takes what we answer with, which is JSON in UTF-8, under its own name or that of GraphQL. */
export function acceptsJson(header: string | undefined): boolean {
  if (header === undefined || header.trim() === '') return true;
  return header.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return (
      /^(\*\/\*|application\/(\*|json|graphql-response\+json))$/.test(type) &&
      parameters.every((each) => /^(q=(?!0(\.0*)?$).*|charset="?utf-8"?)$/.test(each))
    );
  });
}
