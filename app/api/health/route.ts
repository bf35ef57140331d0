import { isHealthy } from '#domain/site/queries.ts';

export const dynamic = 'force-dynamic';

/** 200 while the database answers, 503 otherwise; says nothing else to strangers. */
export async function GET(): Promise<Response> {
  const healthy = await isHealthy();
  return Response.json(
    { status: healthy ? 'ok' : 'database-unreachable' },
    {
      status: healthy ? 200 : 503,
      headers: { 'Cache-Control': 'no-store' },
    },
  );
}
