import { contentOf, isFigureOrId } from './content.ts';
import { termsOf } from './terms.ts';

const MAIL = `<html><head><style>@media screen { p { margin: 0 } } .x{font:13px/1.4 Inter;color:#2b2e2f}</style></head>
<body style="margin:0;padding:13px"><table width="600"><tr><td bgcolor="#2b2e2f"><img src="cid:logo" alt="Logo">
<p style="color:#2b2e2f;font-size:13px">The list is <b>gone</b> again &amp; I am annoyed.</p></td></tr></table>
<a href="https://mail.example/u/4f3a9c?utm_source=x">Unsubscribe</a></body></html>`;

const words = (text: string): string[] =>
  contentOf(text)
    .split(/\s+/)
    .filter((each) => /\p{L}|\p{N}/u.test(each));

describe('contentOf', () => {
  it('keeps of a mail what its author wrote', () => {
    expect(words(MAIL)).toEqual(['The', 'list', 'is', 'gone', 'again', 'I', 'am', 'annoyed.', 'Unsubscribe']);
  });
  it.each([
    ['see https://a.example/b?c=d#e for more', ['see', 'for', 'more']],
    ['www.shop.example is down', ['is', 'down']],
    ['write to anna.b+c@mail.example today', ['write', 'to', 'today']],
    ['order 0193b5f2-7c41-7b2e-9a33-2b2e2f13aa01 is lost', ['order', 'is', 'lost']],
    ['the grey #2b2e2f, #fff and #333 are too light', ['the', 'grey', 'and', 'are', 'too', 'light']],
    ['#budget is #bad', ['#budget', 'is', '#bad']],
    ['p.x { margin: 0; color: red }\nLate again', ['Late', 'again']],
    ['{ "name": "Anna" } says {late: again}', ['"name":', '"Anna"', 'says', '{late:', 'again}']],
    ['On Mon, 3 Nov 2026 at 10:12, Anna <a@b.example> wrote:\n> Late again', ['Late', 'again']],
    ['Thanks\nFrom: Anna\nSent: Monday\nTo: Shop\nSubject: Late\n\nLate again', ['Thanks', 'Late', 'again']],
    ['Late again\nSent from my iPhone', ['Late', 'again']],
    ['To: be decided', ['To:', 'be', 'decided']],
  ])('of %p is %p', (text, kept) => {
    expect(words(text).map((each) => each.replace(/,$/, ''))).toEqual(kept);
  });
});

describe('figures and ids', () => {
  it.each('13px 2b2e2f 2026 20kg 600x400 4f3a9c1d a1b2c3d4 ticket123456 10mb 550e8400 x7k29q41z 5min'.split(' '))(
    '%p is no word',
    (word) => {
      expect(isFigureOrId(word)).toBe(true);
    },
  );
  it.each('b2b mp3 covid19 iphone15 office365 3d h2o decade facade e2e windows11 face html5 2fa'.split(' '))(
    '%p is one',
    (word) => {
      expect(isFigureOrId(word)).toBe(false);
    },
  );
  it('are no terms', () => {
    expect(termsOf(contentOf('Fonts of 13px in #2b2e2f or 2b2e2f, see 0193b5f2')).map(({ term }) => term)).toEqual([
      'font',
      'see',
    ]);
  });
});
