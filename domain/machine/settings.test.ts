/** Switching a machine on: what must be said for each, and what stops the start. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { environment, VARIABLES } from '../environment.ts';
import { theMachine } from './provider.ts';
import { switchedOff, switchOn } from './testing-environment.ts';

beforeEach(() => {
  for (const name of VARIABLES) vi.stubEnv(name, undefined);
});
afterEach(switchedOff);

function settings(variables: Record<string, string>) {
  switchOn(variables);
  return environment().machine;
}

describe('machine translation', () => {
  it('is off when nothing is said of it, and empty variables say nothing', () => {
    expect(settings({})).toBeNull();
    expect(settings({ MT_PROVIDER: '', MT_KEY: '', MT_URL: '' })).toBeNull();
    expect(theMachine()).toBeNull();
  });

  it('has a budget and a time limit of its own unless others are given', () => {
    expect(settings({ MT_PROVIDER: 'apertium' })).toEqual({
      provider: 'apertium',
      ...{ url: null, key: null, model: null },
      ...{ dailyCharacters: 200_000, timeoutMs: 30_000 },
    });
    const given = { MT_PROVIDER: 'fake', MT_DAILY_CHARACTERS: '1000000', MT_TIMEOUT_SECONDS: '5' };
    expect(settings(given)).toMatchObject({ dailyCharacters: 1_000_000, timeoutMs: 5_000 });
  });

  it.each([
    [{ MT_PROVIDER: 'deepl', MT_KEY: 'abc:fx' }, 'https://api-free.deepl.com', 'DeepL'],
    [{ MT_PROVIDER: 'deepl', MT_KEY: 'abc' }, 'https://api.deepl.com', 'DeepL'],
    [
      { MT_PROVIDER: 'libretranslate', MT_URL: 'http://127.0.0.1:5000/' },
      'http://127.0.0.1:5000',
      'LibreTranslate',
    ],
    [
      { MT_PROVIDER: 'openai-compatible', MT_URL: 'https://ai.example.org/v1/', MT_MODEL: 'tiny' },
      'https://ai.example.org/v1',
      'Language model',
    ],
    [{ MT_PROVIDER: 'fake' }, null, 'Fake'],
    [{ MT_PROVIDER: 'apertium' }, null, 'Apertium'],
  ])('of %j is asked at %s', (variables, url, name) => {
    expect(settings(variables)).toMatchObject({ url });
    expect(theMachine()?.translator.name).toBe(name);
  });

  it.each([
    [
      { MT_PROVIDER: 'babelfish' },
      'MT_PROVIDER is "babelfish"; give one of apertium, libretranslate, deepl,',
    ],
    [{ MT_KEY: 'abc' }, 'MT_PROVIDER is missing beside MT_KEY; give one of apertium,'],
    [{ MT_PROVIDER: 'deepl' }, 'MT_KEY is missing; MT_PROVIDER=deepl needs it.'],
    [{ MT_PROVIDER: 'libretranslate' }, 'MT_URL is missing;'],
    [{ MT_PROVIDER: 'openai-compatible', MT_URL: 'https://x.example' }, 'MT_MODEL is missing;'],
    [{ MT_PROVIDER: 'apertium', MT_URL: 'http://127.0.0.1:2737' }, 'MT_URL is not for MT_PROVIDER=apertium;'],
    [{ MT_PROVIDER: 'fake', MT_KEY: 'geheim' }, 'MT_KEY is not for MT_PROVIDER=fake; unset it.'],
    [
      { MT_PROVIDER: 'fake', MT_DAILY_CHARACTERS: '0' },
      'MT_DAILY_CHARACTERS is "0"; give a whole number, from 1.',
    ],
    [{ MT_PROVIDER: 'fake', MT_TIMEOUT_SECONDS: '601' }, 'MT_TIMEOUT_SECONDS is "601"; give whole seconds'],
  ])('of %j stops the start with a sentence', (variables, sentence) => {
    expect(() => settings(variables)).toThrow(sentence);
  });

  it.each([
    'file:///etc/passwd',
    'translate.example',
    'https://u:geheim@x.example',
    'https://x.example/?key=geheim',
  ])('at %s stops the start, and a password in it is not shown', (url) => {
    const attempt = () => settings({ MT_PROVIDER: 'libretranslate', MT_URL: url });
    expect(attempt).toThrow(/^MT_URL cannot be used; give an address such as/);
    expect(attempt).not.toThrow(/geheim/);
  });
});
