/** What Next gives a page: an address's parts and its query, as promises. */
export interface WithSearch {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export interface WithParams<Name extends string> {
  params: Promise<Record<Name, string>>;
}
