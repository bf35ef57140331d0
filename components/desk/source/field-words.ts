/** What the fields are called that a file gives an article. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'Title',
  date: 'Date',
  timeStamp: 'Time stamp',
  byline: 'Byline',
  publisher: 'Publisher',
  sourceUrl: 'Source',
  keywords: 'Keywords',
};
