import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '#app/viewer.ts';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** Options are made per request: the environment is read when the server runs, not when it is built. */
function handle(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions()) as Promise<Response>;
}

export { handle as GET, handle as POST };
