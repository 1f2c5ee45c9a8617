import { decodeHTMLStrict } from 'entities';
import { CHOSEN } from '../chosen.ts';

/** Elements of HTML that stand within a line: a word may begin before one and end after it. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose content is no text of the page. */
const UNREAD = new Set(['script', 'style', 'svg', 'template', 'title', 'xml']);
/** All other elements of HTML; what is named otherwise, such as <more>, is not markup. */
const BLOCK = new Set(
  `address applet area article aside audio base basefont blockquote body br button canvas caption center col colgroup
  datalist dd details dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6
  head header hgroup hr html iframe img input legend li link main map menu meta meter nav noframes noscript object ol
  optgroup option output p param picture portal pre progress rp rt ruby search section select slot source summary table
  tbody td textarea tfoot th thead tr track ul video`.split(/\s+/u),
);
const OPENS = /<(?:!--|!doctype\b|!\[|\?xml\b|\/?([a-z][a-z0-9]*(?::[a-z0-9-]+)?)(?=[\s/>]))/giy;
const { mostAttributes } = CHOSEN.markup;

/**
 * What a text says where it is HTML: without tags, comments, styles and scripts, its character references read. A text
 * that is none stays as it is, but for its references. Linear in the length of the text.
 */
export function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const bare = withoutTags(text);
  const read = decodeHTMLStrict(bare);
  // HTML that was escaped as a whole, as some help desks send it.
  return bare === text && read !== text ? withoutTags(read) : read;
}

function withoutTags(text: string): string {
  const scanner = new Scanner(text);
  let [bare, from] = ['', 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', Math.max(from, at + 1))) {
    const tag = scanner.tagAt(at);
    if (tag === null) continue;
    bare += text.slice(from, at) + tag.separator;
    from = tag.end;
  }
  return bare + text.slice(from);
}

interface Tag {
  /** Index behind the tag and what belongs to it. */
  readonly end: number;
  /** What stands in its place. */
  readonly separator: '' | '\n';
}

/** Finds where tags end. What it looks for in vain it does not look for again. */
class Scanner {
  private readonly found = new Map<string, { readonly from: number; readonly index: number }>();
  private readonly unclosed = new Set<string>();

  constructor(private readonly text: string) {}

  /** The tag, comment or declaration that begins at an index; null where none does. */
  tagAt(start: number): Tag | null {
    OPENS.lastIndex = start;
    const [opening, given] = OPENS.exec(this.text) ?? [];
    if (opening === undefined) return null;
    if (opening === '<!--') return { end: this.after('-->', start), separator: '' };
    const name = given?.toLowerCase();
    const isKnown = name === undefined || name.includes(':') || INLINE.has(name) || BLOCK.has(name) || UNREAD.has(name);
    const end = isKnown ? this.endOfTag(start + opening.length) : null;
    if (end === null) return null;
    const isOpening = opening[1] !== '/' && this.text[end - 2] !== '/';
    const closed = name !== undefined && isOpening && UNREAD.has(name) ? this.endOfElement(name, end) : end;
    return { end: closed, separator: name === undefined || INLINE.has(name) || name.includes(':') ? '' : '\n' };
  }

  /** Index behind the `>` that ends a tag, quoted ones passed over; null where none follows. */
  private endOfTag(start: number): number | null {
    const first = this.next('>', start);
    if (first === Infinity) return null;
    let at = start;
    for (let attributes = 0; attributes < mostAttributes; attributes += 1) {
      const end = this.next('>', at);
      const quote = Math.min(this.next('"', at), this.next("'", at));
      if (end < quote) return end + 1;
      const closing = quote === Infinity ? Infinity : this.next(this.text[quote] ?? '', quote + 1);
      if (closing === Infinity) break;
      at = closing + 1;
    }
    return first + 1;
  }

  /** Index behind the end tag of an element; that of its content where it has none. */
  private endOfElement(name: string, from: number): number {
    if (this.unclosed.has(name)) return from;
    const closing = new RegExp(`</${name}[\\s/>]`, 'gi');
    closing.lastIndex = from;
    const { index } = closing.exec(this.text) ?? { index: -1 };
    if (index < 0) this.unclosed.add(name);
    return index < 0 ? from : this.after('>', index);
  }

  private after(end: string, from: number): number {
    const index = this.next(end, from);
    return index === Infinity ? this.text.length : index + end.length;
  }

  /** Index of the next such piece at or after `from`; Infinity where there is none. Read once where nothing has passed it. */
  private next(piece: string, from: number): number {
    const before = this.found.get(piece);
    if (before && before.from <= from && before.index >= from) return before.index;
    const index = this.text.indexOf(piece, from);
    const next = index < 0 ? Infinity : index;
    this.found.set(piece, { from, index: next });
    return next;
  }
}
