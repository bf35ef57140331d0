/** What the reading site says, in whole sentences, so that a translator never has to join parts. */
export interface Messages {
  /** the language these messages are in */
  language: string;
  tagline: string;
  skipToText: string;
  siteNavigation: string;
  languageNavigation: string;
  latest: string;
  tags: string;
  archive: string;
  search: string;
  footerNote: string;
  feedOfLanguage(language: string): string;
  feedOfAll: string;
  jsonFeed: string;

  frontTitle(language: string): string;
  frontTitleAll: string;
  emptyTitle: string;
  emptyText(language: string): string;
  emptyTextAll: string;
  emptySignIn: string;
  readingMinutes(minutes: number): string;
  readIn: string;
  original: string;
  olderArticles: string;
  newerArticles: string;
  pagesNavigation: string;
  pageTitle(title: string, page: number): string;

  sideBySide: string;
  sideBySideOf(left: string, right: string): string;
  translatedFrom(language: string): string;
  translatedFromBy(language: string, names: string): string;
  reviewedBy(names: string): string;
  writtenIn(language: string): string;
  titleIsOurs: string;
  writtenBy(name: string): string;
  editionOf(number: number, date: string): string;
  historyLink: string;
  originalAt(host: string): string;
  originalLeftOut(language: string): string;
  captionLabel: string;
  photoBy(name: string): string;
  correctionsTitle: string;
  correctedOn(date: string): string;
  creditsTitle: string;
  sentence(number: number): string;

  notesTitle: string;
  noteReference(number: number): string;
  noteBack(number: number): string;
  noteKinds: Readonly<Record<string, string>>;
  noteKindOther: string;
  factStatuses: Readonly<Record<string, string>>;
  factClaim(claim: string): string;
  factSource: string;
  /** one of the two at least */
  factChecked(date: string | null, name: string | null): string;
  linkTo(host: string): string;
  allWithTag(label: string): string;

  historyTitle: string;
  historyIntro: string;
  editionTitle(number: number): string;
  editionBy(date: string, name: string): string;
  editionFirst: string;
  editionSilent: string;
  editionCurrent: string;
  editionWithdrawn(date: string): string;
  editionHash: string;

  tagsTitle: string;
  tagsIntro: string;
  tagKinds: Readonly<Record<string, string>>;
  tagKind: Readonly<Record<string, string>>;
  articleCount(count: number): string;
  archiveTitle: string;
  archiveIntro: string;
  archiveOf(month: string): string;
  archiveUndated: string;
  yearNavigation: string;

  searchTitle: string;
  searchResultsTitle(query: string): string;
  searchWords: string;
  searchLanguage: string;
  searchAll: string;
  searchButton: string;
  searchHint: string;
  searchFound(count: number): string;
  searchNothing: string;

  missingTitle: string;
  missingText: string;
  missingNewest: string;
  notInLanguageTitle(language: string): string;
  notInLanguageText(title: string): string;
  noLongerInLanguageTitle(language: string): string;
  noLongerInLanguageText(title: string, date: string): string;
  leftOutTitle(language: string): string;
  goneTitle: string;
  goneText(title: string, date: string): string;
  goneReason: string;
  goneNoReason: string;
  unavailableTitle: string;
  unavailableText: string;
  goToFront: string;
}

/** `one` for exactly one in the languages of these messages, else `other`. */
export function counted(count: number, one: string, other: string): string {
  return `${count} ${count === 1 ? one : other}`;
}
