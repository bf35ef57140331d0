/** What the domain can refuse with. `app/action.ts`, the pages and the scripts map these four to what a person sees. */

/** The thing does not exist, or this viewer may not know that it does. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`${what} was not found.`);
    this.name = 'NotFound';
  }
}

/** The viewer may know of the thing, but may not do this to it. */
export class Forbidden extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Forbidden';
  }
}

/** The input cannot be taken; `fields` says what is wrong with which field, in sentences for the person who typed it. */
export class Invalid extends Error {
  readonly fields: Readonly<Record<string, string>>;
  constructor(message: string, fields: Record<string, string> = {}) {
    super(message);
    this.name = 'Invalid';
    this.fields = fields;
  }
}

/** Somebody else was faster: `theirs` is what is stored now, so that the screen can show both and nothing is lost. */
export class Conflict<T = unknown> extends Error {
  readonly theirs: T;
  constructor(message: string, theirs: T) {
    super(message);
    this.name = 'Conflict';
    this.theirs = theirs;
  }
}
