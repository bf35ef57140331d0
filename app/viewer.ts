/** Session → Viewer. The only file on the server that knows next-auth. */
import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { NextAuthOptions, User } from 'next-auth';
import { decode } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { cache } from 'react';
import { environment } from '#domain/environment.ts';
import type { Viewer } from '#domain/people/person.ts';
import { closeSession, viewerOfSession } from '#domain/people/sessions.ts';
import { signIn, TooMany } from '#domain/people/sign-in.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** `__Host-` binds the cookie to this very host; browsers take it on https only. */
function sessionCookie(): string {
  return environment().secure ? '__Host-spalte.session' : 'spalte.session';
}

/** Who asks, read from the database on every request; null when nobody is signed in. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const jar = await cookies();
  const secret = await sessionSecret(jar.get(sessionCookie())?.value);
  return secret === null ? null : viewerOfSession(secret);
});

/** The viewer, or the sign-in page; `returnTo` is the local path to come back to. */
export async function requireViewer(returnTo?: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer) return viewer;
  redirect(returnTo ? `/login?next=${encodeURIComponent(returnTo)}` : '/login');
}

async function sessionSecret(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: environment().authSecret });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    // a forged, damaged or foreign cookie is simply no session
    return null;
  }
}

type SessionUser = User & { sid: string };

/**
 * next-auth's part: the form post, CSRF token and cookie. Its JWT carries nothing but the secret of our own session row
 * (Credentials forces the JWT strategy), so what it says of a person is never believed.
 */
export function authOptions(): NextAuthOptions {
  const { authSecret, secure } = environment();
  return {
    secret: authSecret,
    session: { strategy: 'jwt', maxAge: DAY_SECONDS },
    pages: { signIn: '/login', error: '/login', signOut: '/login' },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    providers: [credentials()],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as SessionUser).sid } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await closeSession(token.sid);
      },
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

function credentials() {
  return Credentials({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(given, request): Promise<SessionUser | null> {
      const headers: Record<string, unknown> = request.headers ?? {};
      try {
        const opened = await signIn({
          email: textOf(given?.email),
          password: textOf(given?.password),
          peer: textOf(headers['x-spalte-peer']) || 'unknown',
          userAgent: textOf(headers['user-agent']) || null,
        });
        return opened && { id: String(opened.viewer.id), sid: opened.secret };
      } catch (refused) {
        if (refused instanceof TooMany) throw new Error(`TooMany:${refused.seconds}`);
        throw refused;
      }
    },
  });
}

/** Only text counts: a field sent as an object or a list is no password. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
