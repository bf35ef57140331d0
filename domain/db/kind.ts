/** Which database a URL names, and how to read the URL: shared by the client, the migrations and the scripts. */

export type DatabaseKind = 'sqlite' | 'postgres';

/** The database a `DATABASE_URL` names; throws a sentence that says what is wrong with it. */
export function kindOf(url: string): DatabaseKind {
  if (/^postgres(ql)?:\/\//.test(url)) {
    const schema = URL.canParse(url) ? new URL(url).searchParams.get('schema') : null;
    if (schema !== null && schema !== 'public') {
      throw new Error(
        'DATABASE_URL: the schema parameter is not supported; Spalte keeps its tables in "public".',
      );
    }
    return 'postgres';
  }
  if (url.startsWith('file:')) {
    if (sqliteFile(url) === '' || sqliteFile(url) === ':memory:') {
      throw new Error('DATABASE_URL: a SQLite database must be a file, such as file:./data/spalte.db.');
    }
    return 'sqlite';
  }
  throw new Error('DATABASE_URL must begin with file: (SQLite) or postgresql:// (Postgres).');
}

/** The path of the file that a `file:` URL names. */
export function sqliteFile(url: string): string {
  return url.replace(/^file:(\/\/(?=\/))?/, '').replace(/\?.*$/, '');
}

/** A URL for people to read: without the password. */
export function printableUrl(url: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^:/@]*):[^@]*@/, '$1@');
}
