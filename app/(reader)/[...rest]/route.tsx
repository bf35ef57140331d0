import { asLanguage } from '../address.ts';
import { publicRoute } from '../public-route.tsx';

/** Every address that no other route knows: the 404 page, in the language that the address begins with. */
const missing = publicRoute<{ rest: string[] }>(({ params }) => ({
  key: 'nowhere',
  language: asLanguage(params.rest[0] ?? '') ?? 'en',
  make: async () => 'missing',
}));

export { missing as GET, missing as HEAD };
