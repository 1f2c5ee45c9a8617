import { withoutMarkup } from './markup.ts';

/** What in a text may name no subject: addresses, ids, colours. Each match is of bounded length or ends at a blank. */
const NAMES_NOTHING: readonly RegExp[] = [
  /\b(?:https?|ftp|file|cid|blob|mailto|tel|data):[^\s<>"]+/giu,
  /\bwww\.[^\s<>"]+/giu,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/giu,
  /#(?:(?=[a-f]{0,7}\d)(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})|f{3}|f{6})\b/giu,
  /\brgba?\([\d\s.,%/]{1,40}\)/giu,
];

/** Lines that mail programs write around what a person wrote. */
const MAIL_LINES: readonly RegExp[] = [
  /^(?:>[> ]*)?(?:On|Am|Le|El|Il|Op|Em) .{4,200}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu)\b.{0,100}:\s*$/gmu,
  /^-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine) ?-{2,}\s*$/gimu,
  /^(?:>[> ]*)?(?:From|Von|De|Da|Van) ?: .+\n(?:(?:>[> ]*)?\p{Lu}[\p{L}-]{1,15} ?: .*(?:\n|$)){2,8}/gmu,
  /^(?:Sent from my .{1,40}|Get Outlook for .{1,40}|Von meinem .{1,40} gesendet)$/gimu,
];
const OF_A_STYLE =
  /^\s*(?:-\w+-|mso-)?(?:align|background|border|bottom|box|clear|color|cursor|display|fill|flex|float|font|grid|height|left|letter-spacing|line-height|list-style|margin|max-|min-|opacity|outline|overflow|padding|position|right|stroke|table-layout|text-|top|transform|transition|vertical-align|visibility|white-space|width|word-|z-index)[\w-]*\s*:/iu;
const MAY_NAME_NOTHING = /[<&@#{:]|www\.|[0-9a-f]{8}-[0-9a-f]{4}-|^-{2,}|^(?:Sent from|Get Outlook|Von mein)/imu;

/**
 * What a text says of its subject: without markup, rules of style sheets, addresses of pages and mail, ids, colours, and
 * the lines that mail programs write around an answer. What stays is as it was; a blank stands for what does not.
 */
export function contentOf(text: string): string {
  if (!MAY_NAME_NOTHING.test(text)) return text;
  let left = withoutStyleRules(withoutMarkup(text));
  for (const each of [...MAIL_LINES, ...NAMES_NOTHING]) left = left.replace(each, ' ');
  return left;
}

/** A text without rules such as `p { margin: 0 }`, each from the beginning of its line. */
function withoutStyleRules(text: string): string {
  const blocks = text.split('}');
  const last = blocks.pop() ?? '';
  const kept = blocks.map((block) => {
    const opens = block.lastIndexOf('{');
    if (opens < 0 || !OF_A_STYLE.test(block.slice(opens + 1))) return `${block}}`;
    return block.slice(0, block.lastIndexOf('\n', opens) + 1);
  });
  return kept.join('') + last;
}

/** Units that stand behind a figure without a blank: of style sheets, then of measures. */
const UNITS =
  'px|pt|pc|em|rem|ex|ch|vh|vw|vmin|vmax|fr|deg|rad|turn|dpi|dppx|mm|cm|m|km|ft|mg|g|kg|ml|cl|l|kb|mb|gb|tb|kbit|mbit|ns|us|ms|s|sec|min|h|hr|hrs|hz|khz|mhz|ghz|kw|kwh|mah|k|mio|bn';
const FIGURE = new RegExp(`^\\d+(?:${UNITS})?$|^\\d+(?:x|mm|cm)\\d+(?:px|mm|cm)?$`, 'u');
/** Six hexadecimal digits or more, some of them figures: a colour, a hash, an id. */
const HEXADECIMAL = /^(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{6,}$/u;
/** A number of four figures or more with letters around it, and letters and figures in turns: ids. */
const ID = /^[a-z]+\d{4,}[a-z]*$|^\d{4,}[a-z]+\d*$|^(?=.{8,})(?:[a-z]+\d+){2,}[a-z]*$|^(?=.{8,})(?:\d+[a-z]+){2,}\d*$/u;

/** Whether a folded word is no word of a language but a figure, with its unit or without, or part of an id. */
export const isFigureOrId = (word: string): boolean =>
  /\d/u.test(word) && (FIGURE.test(word) || HEXADECIMAL.test(word) || ID.test(word));
