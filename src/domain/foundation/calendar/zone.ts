const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using one. */
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

/** The day (YYYY-MM-DD) that an instant falls on in an IANA time zone. Throws RangeError for a zone that there is not. */
export function dateIn(zone: string, instant: Date): string {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}
