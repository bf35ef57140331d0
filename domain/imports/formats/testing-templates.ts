/** One small article in every text format, with the places where a test puts what is wrong. */
import type { ArticleFormat } from './format.ts';

export type TextFormat = Exclude<ArticleFormat, 'docx'>;

const TEXT = 'Nato svarte onsdag på de russiske kravene, etter over én måned.';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

/** `DATE` stands where the format says the day, `TEXT` where its text is. */
const TEMPLATES: Readonly<Record<TextFormat, string>> = {
  'dated-text': 'date DATE TEXT\n\n– Vi står her, sier han.\n',
  'plain-text': 'TEXT\n\n– Vi står her, sier han.\n',
  markdown: '---\ntitle: Tittel\ndate: DATE\n---\n\nTEXT\n\n– Vi står her, sier han.\n',
  html: '<!DOCTYPE html><html><head><title>Tittel</title><meta name="date" content="DATE"></head><body><article><h1>Tittel</h1><p>TEXT</p><p>– Vi står her, sier han.</p></article></body></html>',
  nitf: `${XML}<nitf><head><docdata><date.issue norm="DATE"/></docdata></head><body><body.content><p>TEXT</p><p>– Vi står her, sier han.</p></body.content></body></nitf>`,
  'newsml-g2': `${XML}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><versionCreated>DATE</versionCreated></itemMeta><contentMeta><headline>Tittel</headline></contentMeta><contentSet><inlineData contenttype="text/plain">TEXT</inlineData></contentSet></newsItem>`,
  ninjs: '{"uri":"a","type":"text","versioncreated":"DATE","headline":"Tittel","body_text":"TEXT"}',
  'json-record': '{"title":"Tittel","date":"DATE","text":"TEXT"}',
  'csv-record': 'title,date,text\nTittel,DATE,"TEXT"\n',
  'tsv-record': 'title\tdate\ttext\nTittel\tDATE\t"TEXT"\n',
  'wxr-item': `${XML}<rss xmlns:wp="a" xmlns:content="b"><channel><item><title>Tittel</title><wp:post_date>DATE</wp:post_date><wp:post_type>post</wp:post_type><content:encoded><![CDATA[<p>TEXT</p>]]></content:encoded></item></channel></rss>`,
  'ghost-post': '{"id":"1","title":"Tittel","published_at":"DATE","html":"<p>TEXT</p>"}',
  'rss-item': `${XML}<rss><channel><item><title>Tittel</title><dc:date>DATE</dc:date><content:encoded>TEXT</content:encoded></item></channel></rss>`,
  'atom-entry': `${XML}<feed><entry><title>Tittel</title><published>DATE</published><content>TEXT</content></entry></feed>`,
};

export const TEXT_FORMATS = Object.keys(TEMPLATES) as TextFormat[];
export const XML_FORMATS = ['nitf', 'newsml-g2', 'wxr-item', 'rss-item', 'atom-entry'] as const;
export const JSON_FORMATS = ['ninjs', 'json-record', 'ghost-post'] as const;
export const DATED_FORMATS = TEXT_FORMATS.filter((format) => TEMPLATES[format].includes('DATE'));

/** The article of a format as text. */
export function article(format: TextFormat, { date = '2022-01-26', text = TEXT } = {}): string {
  return TEMPLATES[format].replace('DATE', () => date).replace('TEXT', () => text);
}
