/** One line that is not blank. */
export interface Line {
  /** Its number in the stream, from 1, blank lines counted. */
  readonly number: number;
  /** Its text; null where it cannot be read. */
  readonly text: string | null;
  /** Why it cannot be read, one sentence; null where it can. */
  readonly fault: string | null;
}

const LINE_FEED = 0x0a;
const BLANK = /^\s*$/;
/** The blank, and the first and the last of the control characters that are white space. */
const [SPACE, TAB, RETURN] = [0x20, 0x09, 0x0d];

/** Splits bytes into lines. Keeps one line at most in memory, and nothing of a line that is too long. */
export class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private pieces: Buffer[] = [];
  private bytes = 0;
  private number = 1;

  /** @param mostBytes longest line, in bytes */
  constructor(private readonly mostBytes: number) {}

  /** The lines that these bytes complete, in their order. */
  split(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      this.append(chunk.subarray(from, at));
      lines.push(...this.completeLine());
      from = at + 1;
    }
    this.append(chunk.subarray(from));
    return lines;
  }

  /** The last line, if the stream did not end with a line feed. */
  end(): Line[] {
    return this.bytes === 0 ? [] : this.completeLine();
  }

  /** Adds bytes to the line that is not complete yet. */
  private append(piece: Buffer): void {
    this.bytes += piece.length;
    if (this.bytes > this.mostBytes) this.pieces = [];
    else this.pieces.push(piece);
  }

  /** The line as it is complete now; none where it is blank. */
  private completeLine(): Line[] {
    const { number, pieces, bytes } = this;
    this.number += 1;
    this.pieces = [];
    this.bytes = 0;
    // A few bytes of gzip make millions of these: they are passed over without being decoded.
    if (bytes <= this.mostBytes && pieces.every(isBlank)) return [];
    if (bytes > this.mostBytes) {
      const fault = `A line holds at most ${this.mostBytes} bytes; this one has ${bytes}.`;
      return [{ number, text: null, fault }];
    }
    try {
      const text = this.decoder.decode(Buffer.concat(pieces));
      return BLANK.test(text) ? [] : [{ number, text, fault: null }];
    } catch {
      return [{ number, text: null, fault: 'The line is no UTF-8.' }];
    }
  }
}

/** Whether bytes are nothing but blanks. */
function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== SPACE && (byte < TAB || byte > RETURN)) return false;
  return true;
}
