/** Pages whose article stands among dialogs, footers and other articles. */
import { describe, expect, it } from 'vitest';
import { readInShort, utf8 } from './testing-formats.ts';

const [ONE, TWO, THREE] = [
  'Regjeringen la fredag fram et forslag om å bygge en ny jernbane mellom Oslo og Bergen, og partiene er delt i synet på saken.',
  'Ministeren sier at arbeidet skal begynne om to år, men at det kan ta lengre tid enn planlagt hvis pengene ikke strekker til.',
  'Opposisjonen mener at prosjektet er for dyrt, og vil heller bruke pengene på veier og skoler i distriktene.',
];
const CONSENT = `<h2>Vi bryr oss om personvernet ditt</h2>${'<p>Vi og våre 842 partnere lagrer og får tilgang til informasjon på en enhet, for eksempel informasjonskapsler.</p>'.repeat(6)}`;
const STORY = `<div class="story"><div class="h">Ny jernbane skal bygges</div>${[ONE, TWO, THREE].map((text) => `<div class="txt">${text}</div>`).join('')}</div>`;
const prose = (...texts: (string | undefined)[]) => texts.map((text) => `<p>${text}</p>`).join('');

const page = (body: string) =>
  utf8(`<html lang="nb"><head><title>Ny jernbane</title></head><body>${body}</body></html>`);
const blocks = async (body: string) =>
  (await readInShort('html', page(body))).blocks.map((block) => block.replace(/^[a-z?-]+: /, ''));

describe('a web page of divs', () => {
  it.each([
    ['class="cmp"'],
    ['id="consent"'],
    ['id="cookie-banner"'],
    ['class="cookieConsent"'],
    ['class="box gdpr"'],
    ['role="alertdialog"'],
    ['aria-modal="true"'],
    ['id="onetrust-banner-sdk"'],
  ])('is read without the dialog that asks for consent, though it is longer: %s', async (mark) => {
    expect(await blocks(`<div ${mark}>${CONSENT}</div>${STORY}`)).toEqual([
      'Ny jernbane skal bygges',
      ...[ONE, TWO, THREE],
    ]);
  });

  it.each(['foot', 'colophon', 'site-footer', 'kolofon'])(
    'is read without its footer, called %s',
    async (name) => {
      const foot = `<div class="${name}">Avisa Vest arbeider etter Vær Varsom-plakatens regler for god presseskikk. Ansvarlig redaktør Per Hansen.</div>`;
      expect((await blocks(STORY + foot)).at(-1)).toBe(THREE);
    },
  );

  it('is read wholly when its first paragraph is longer than all others', async () => {
    const long = `${ONE} ${TWO} ${THREE}`;
    const lines = [long, '<b>Splid</b>', 'Flere er<br>imot.', '']
      .map((text) => `<div>${text}</div>`)
      .join('');
    const body = `<div class="top"><a href="/">Avisa Vest</a></div><div>${lines}</div><div class="footer">Avisa Vest AS</div>`;
    expect(await blocks(body)).toEqual([long, 'Splid', 'Flere er imot.']);
  });

  it('is read without what stands around its text, where one element has that with line breaks', async () => {
    const body = `<div>Avisa Vest 3. mai</div><div>${[ONE, TWO, THREE].join('<br><br>')}</div><div>Kart over nettstedet</div>`;
    expect(await blocks(body)).toEqual([ONE, TWO, THREE]);
  });

  it.each([
    ['<div class="paywall-content">', ''],
    [
      '<div class="paywall">',
      '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paywall"}}</script>',
    ],
  ])('is read with its text for subscribers, and without the offer: %s', async (part, data) => {
    const offer = '<div class="paywall">Bli abonnent for 1 krone, og les hele saken i dag og i morgen.</div>';
    const body = `<main>${prose(ONE, TWO)}${data === '' ? offer : ''}${part}${prose(THREE)}</div></main>${data}`;
    expect(await blocks(body)).toEqual([ONE, TWO, THREE]);
  });

  it('names who wrote it without the roles beside the names', async () => {
    const authors = ['Kari Nordmann', 'Ola Hansen', 'Kari Nordmann']
      .map(
        (name) => `<li><a class="author__name">${name}</a><span class="author__role">Journalist</span></li>`,
      )
      .join('');
    const body = `<main><h1>Jernbane</h1><ul class="authors">${authors}</ul>${prose(ONE, TWO)}</main>`;
    expect((await readInShort('html', page(body))).byline).toBe('Kari Nordmann, Ola Hansen');
    expect(await blocks(body)).toEqual([ONE, TWO]);
  });

  it.each([
    ['<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>', 'footnote-anchor-1'],
    ['<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a>', '_ftnref1'],
    ['<a href="https://avis.example/sak#fn:1" class="footnote-ref">1</a>', 'fnref:1'],
    ['<sup><a href="#cite_note-1">[1]</a></sup>', 'cite_ref-1'],
  ])('is read without the numbers of its footnotes, raised or not: %s', async (sign, back) => {
    const note = `<div><a href="#${back}">1</a> <p>Kilde: NTB.</p></div>`;
    expect(await blocks(`<main>${prose(ONE + sign, TWO)}${note}</main>`)).toEqual([ONE, TWO, 'Kilde: NTB.']);
    const said = `${ONE} Se <a href="#punkt-2">2</a>.`;
    expect(await blocks(`<main>${prose(said, TWO)}</main>`)).toEqual([`${ONE} Se 2.`, TWO]);
  });

  it('is read without what an encyclopedia says of editing it, and its table of contents', async () => {
    const heading =
      '<h2><span>Historie</span><span class="mw-editsection">[<a href="x">rediger</a>]</span></h2>';
    const toc = '<div id="toc"><h2>Innhold</h2><ul><li><a href="#h">Historie</a></li></ul></div>';
    expect(await blocks(`<main>${prose(ONE)}${toc}${heading}${prose(TWO)}</main>`)).toEqual([
      ...[ONE, 'Historie', TWO],
    ]);
  });

  it('is read with its headings, whatever ids a program made of their words', async () => {
    const headings = '<h2 id="social-media">Social media</h2><h3 id="related">Related</h3>';
    expect(await blocks(`<main>${prose(ONE)}${headings}${prose(TWO)}</main>`)).toEqual([
      ...[ONE, 'Social media', 'Related', TWO],
    ]);
  });

  it('is read with all rows, sections or widgets that its text stands in', async () => {
    const row = (part: string, inside: string) => `<${part}>${inside}</${part.split(' ')[0]}>`;
    for (const part of ['div class="row"', 'section']) {
      const rows = [prose(ONE), prose(TWO, THREE, ONE), prose('Slutt.')].map((inside) => row(part, inside));
      const around = `<div class="top">Avisa Vest</div><div><div class="c">${rows.join('')}</div></div>`;
      expect(await blocks(around)).toEqual([ONE, TWO, THREE, ONE, 'Slutt.']);
    }
    const widget = (kind: string, inside: string) =>
      `<div class="elementor-element elementor-widget elementor-widget-${kind}"><div class="elementor-widget-container">${inside}</div></div>`;
    const parts = [prose(ONE), '<h2>Splid</h2>', prose(TWO), prose(THREE)].map((one) =>
      widget('text-editor', one),
    );
    const share = widget('share-buttons', '<div>Del saken</div>');
    const page = `<div class="elementor post">${parts.join('')}${share}</div><ul class="widget widget_text"><li>${TWO}</li></ul>`;
    expect(await blocks(page)).toEqual([ONE, 'Splid', TWO, THREE]);
  });

  it('is read with the cells of its tables, also where a cell is a link', async () => {
    const cell = (text: string) => `<td><a href="/${text}">${text}</a></td>`;
    const rows = `<tr>${cell('Oslo')}<td>12</td></tr><tr>${cell('Bergen')}${cell('Vestland')}</tr><tr><td>Sum av alle byene</td><td>20</td></tr>`;
    expect(await blocks(`<main>${prose(ONE)}<table>${rows}</table></main>`)).toEqual([
      ...[ONE, 'Oslo 12', 'Bergen Vestland', 'Sum av alle byene 20'],
    ]);
    const menu = '<td><a href="/">Hjem</a><br><a href="/s">Sport</a></td>';
    expect(await blocks(`<table><tr>${menu}<td>${prose(ONE, TWO)}</td></tr></table>`)).toEqual([ONE, TWO]);
  });

  it('is read without lines that only point at another article', async () => {
    const also = '<div class="rel"><strong>Les også:</strong> <a href="/x">Slik blir den nye veien</a></div>';
    const said = `<div class="txt">Les også: det var det læreren skrev på tavla, og <a href="/y">elevene</a> leste side etter side til langt på natt.</div>`;
    expect(
      await blocks(STORY.replace(`<div class="txt">${TWO}`, `${also}${said}<div class="txt">${TWO}`)),
    ).toEqual([
      'Ny jernbane skal bygges',
      ONE,
      'Les også: det var det læreren skrev på tavla, og elevene leste side etter side til langt på natt.',
      ...[TWO, THREE],
    ]);
  });

  it.each([
    [`<article class="cookies consent tag-cookies"><h1>Kapslene</h1>${prose(ONE, TWO)}</article>`],
    [`<div class="cmp"><h1>Kapslene</h1>${prose(ONE, TWO)}</div>`],
    [`<div class="cookie-banner">${prose(ONE, TWO)}</div>`],
    [`<main><div class="consent">${prose(ONE)}</div>${prose(TWO)}</main>`],
    [
      `<div class="cmp-container"><div class="cmp-text">${prose(ONE)}</div><div class="cmp-text">${prose(TWO)}</div></div>`,
    ],
  ])('keeps its own text whatever its parts are called: %#', async (body) => {
    expect((await blocks(body)).filter((text) => text !== 'Kapslene')).toEqual([ONE, TWO]);
  });
});

describe('a web page of several articles', () => {
  const article = (title: string, ...texts: (string | undefined)[]) =>
    `<article><h1>${title}</h1>${prose(...texts)}</article>`;

  it('gives the one that it is about, and says that there are others', async () => {
    const read = await readInShort('html', page(article('Sak to', THREE) + article('Sak en', ONE, TWO)));
    expect(read.title).toBe('Sak en');
    expect(read.blocks).toEqual([`paragraph: ${ONE}`, `paragraph: ${TWO}`]);
    expect(read.warnings).toContain(
      'the page has 2 articles: only “Sak en” was taken; save the others by themselves',
    );
  });

  it('gives the one with the heading of the page', async () => {
    const other = article('Sak to', THREE, TWO, ONE).replaceAll('h1', 'h2');
    const read = await readInShort('html', page(`<main>${other}${article('Sak en', ONE, TWO)}</main>`));
    expect([read.title, read.blocks.length]).toEqual(['Sak en', 2]);
    expect(read.warnings.join()).toContain('2 articles');
  });

  it('is refused when none of them is the main one', async () => {
    const all = article('Sak en', ONE) + article('Sak to', TWO) + article('Sak tre', THREE);
    await expect(readInShort('html', page(all))).rejects.toThrow(
      'the page has 3 articles, and none of them is the main one: save each by itself',
    );
  });

  it('is one article when the others are teasers, comments or parts of it', async () => {
    const teasers = `<div class="related">${`<article><h2>Annet</h2>${prose(TWO)}</article>`.repeat(3)}</div>`;
    const comments = `<div id="comments">${`<article>${prose(THREE)}</article>`.repeat(3)}</div>`;
    const read = await readInShort('html', page(article('Sak en', ONE) + teasers + comments));
    expect([read.title, read.warnings.join()]).toEqual(['Sak en', expect.not.stringContaining('articles')]);
    const live = `<article><h1>Direkte</h1><article>${prose(ONE)}</article><article>${prose(TWO)}</article></article>`;
    expect(await blocks(live)).toEqual([ONE, TWO]);
  });
});

describe('an item of a feed', () => {
  const item = (last: string) =>
    utf8(
      `<rss><channel><title>Avisen</title><item><title>Ny jernbane</title><pubDate>Wed, 26 Jan 2022 19:04:00 +0100</pubDate><content:encoded><![CDATA[${prose(ONE, TWO)}<p>${last}</p>]]></content:encoded></item></channel></rss>`,
    );

  it('is read without the line that WordPress puts under it, and says so', async () => {
    const last = 'The post <a href="/a">Ny jernbane</a> appeared first on <a href="/">Avisen</a>.';
    const read = await readInShort('rss-item', item(last));
    expect(read.blocks).toEqual([`paragraph: ${ONE}`, `paragraph: ${TWO}`]);
    expect(read.warnings).toContain('its last paragraph says only where it appeared first, and was left out');
    const kept = 'The post office appeared first in Bergen.';
    expect((await readInShort('rss-item', item(kept))).blocks.at(-1)).toBe(`paragraph: ${kept}`);
  });
});
