/** TeX as bibliographies use it, to plain text and back: accents, letters, dashes, quotes; mathematics keeps its letters. */

/** Combining characters by TeX's accent commands. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

/** Commands and what they stand for. */
const letters = new Map(
  `ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
  textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle '
  textasciitilde \ue003 textasciicircum ^ textbackslash \ue004 textless < textgreater > textbar | textbullet • textdegree °
  textregistered ® texttrademark ™ textcopyright © copyright © texteuro € euro € pounds £ S § P ¶ dots … ldots … textellipsis …
  guillemotleft « guillemotright » alpha α beta β gamma γ delta δ epsilon ε kappa κ lambda λ mu μ textmu µ pi π rho ρ sigma σ tau τ
  phi φ chi χ omega ω Delta Δ Omega Ω times × pm ± leq ≤ le ≤ geq ≥ ge ≥ neq ≠ approx ≈ sim ∼ infty ∞ rightarrow → to → leftarrow ←
  cdot ·`
    .split(/\s+/)
    .flatMap((word, at, words) => (at % 2 ? [] : [[word, words[at + 1] ?? ''] as const])),
);

/** Plain text of a field's TeX. Braces go; a command that is not known leaves its argument. */
export const plainText = (tex: string): string =>
  tex
    .replace(/\\\\/g, '\n')
    .replace(/\\([`'^~="]|\.(?=[\s{]*\\?\p{L})|[uvHcdbkr](?![A-Za-z]))\s*(?:\{\s*\\?(\p{L})\s*\}|\{\s*\}|\\?(\p{L}))/gu, accented)
    .replace(/\\([A-Za-z]+)(?:\s*\{\}|\s+|(?![A-Za-z]))/g, (whole, name: string) => letters.get(name) ?? (/\s$/.test(whole) ? ' ' : ''))
    .replace(/\\([&%$#_{}])/g, (_, mark: string) => kept[mark] ?? mark)
    .replace(/\\[,;:!/ -]/g, ' ')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/~/g, ' ')
    .replace(/[{}$]/g, '')
    .replace(/[\ue000-\ue004]/g, (mark) => back[mark] ?? '')
    .normalize('NFC')
    .replace(/[ \t]+/g, ' ')
    .trim();

const accented = (_: string, accent: string, inBraces: string | undefined, bare: string | undefined): string => {
  const letter = inBraces ?? bare ?? '';
  return letter + (letter ? (accents[accent] ?? '') : '');
};

/** Marks that would be taken for markup a step later wait in private characters. */
const kept: Readonly<Record<string, string>> = { '{': '\ue000', '}': '\ue001', $: '\ue002' };
const back: Readonly<Record<string, string>> = { '\ue000': '{', '\ue001': '}', '\ue002': '$', '\ue003': '~', '\ue004': '\\' };

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '–': '{\\textendash}',
  '—': '{\\textemdash}',
};

/** TeX that `plainText` reads back as this text. Letters stay as they are: the file is UTF-8. */
export const texText = (text: string): string =>
  text
    .replace(/[\\~^–—]|[&%$#_{}]/g, (mark) => escapes[mark] ?? `\\${mark}`)
    .replace(/-(?=-)/g, '-{}')
    .replace(/`(?=`)/g, '`{}')
    .replace(/'(?=')/g, "'{}")
    .replace(/^@/gm, '{@}')
    .replace(/(?<!\n)\n(?!\n)/g, '\\\\\n');
