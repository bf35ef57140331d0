import { expect, it } from 'vitest';
import { tellingTags } from './tag-list.tsx';

const tag = (slug: string, kind: string) => ({ slug, kind, label: slug, language: 'en' });
const NATO = tag('nato', 'organisation');
const PEACE = tag('peace', 'topic');
const DIPLOMACY = tag('diplomacy', 'topic');
const GAS = tag('gas', 'topic');

it('says first what an article shares with some of its list, not with all, and not what it alone mentions', () => {
  const own = { tags: [GAS, NATO, PEACE, DIPLOMACY] };
  const among = [own, { tags: [NATO, PEACE, DIPLOMACY] }, { tags: [NATO, PEACE] }];
  expect(tellingTags(own.tags, among).map(({ slug }) => slug)).toEqual(['diplomacy', 'gas', 'peace', 'nato']);
});
