const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** The format of a zone, made once: to make one costs a hundred times as much as to use it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    FORMATS.get(zone) ??
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  FORMATS.set(zone, format);
  return format;
}

/** Day (YYYY-MM-DD) of an instant in an IANA time zone. Throws RangeError for an unknown zone. */
export function dateIn(zone: string, instant: Date): string {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}
