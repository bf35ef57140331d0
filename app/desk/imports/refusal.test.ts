import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetEnvironment } from '#domain/environment.ts';
import { leadToRefusal, refusalIn } from './refusal.ts';

const SITE = 'http://localhost:3000';

beforeEach(() => {
  vi.stubEnv('SITE_URL', SITE);
  resetEnvironment();
});
afterEach(() => {
  vi.unstubAllEnvs();
  resetEnvironment();
});

const posted = (referer: string) =>
  new Request(`${SITE}/desk/imports/uploads/0/start`, { method: 'POST', headers: { referer } });

/** What the page reads that somebody is led to. */
function read(response: Response) {
  const [, value = ''] = /^spalte\.refusal=([^;]*);/.exec(response.headers.get('set-cookie') ?? '') ?? [];
  return refusalIn(decodeURIComponent(value));
}

describe('a form that came to nothing', () => {
  it('leads to a page that says why, and back to where somebody was', () => {
    const response = leadToRefusal(posted(`${SITE}/desk/imports/uploads/1?language=nb`), 400, 'Wait – “so”.');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/desk/imports/refused');
    expect(response.headers.get('set-cookie')).toMatch(/Path=\/desk\/imports\/refused; .*HttpOnly/);
    expect(read(response)).toEqual({
      message: 'Wait – “so”.',
      back: '/desk/imports/uploads/1?language=nb',
    });
  });

  it('leads to the list when what it was about is gone, and to no other site', () => {
    const gone = leadToRefusal(posted(`${SITE}/desk/imports/uploads/1`), 404, 'That upload was not found.');
    expect(read(gone)?.back).toBe('/desk/imports');
    expect(read(leadToRefusal(posted('https://evil.example/desk/x'), 403, 'No.'))?.back).toBe('/desk');
  });

  it('leads somebody who is signed out to the sign-in page, and from there back', () => {
    const response = leadToRefusal(posted(`${SITE}/desk/imports/uploads/1`), 401, 'You are signed out.');
    expect(response.headers.get('location')).toBe(
      '/login?next=%2Fdesk%2Fimports%2Fuploads%2F1&why=signed-out',
    );
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('says nothing when the cookie is none of ours', () => {
    for (const cookie of [undefined, '', 'x', '{}', '{"message":1,"back":"/"}'])
      expect(refusalIn(cookie)).toBeNull();
    expect(refusalIn('{"message":"a","back":"//evil.example"}')?.back).toBe('/desk');
  });
});
