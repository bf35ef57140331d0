import { expect, it } from 'vitest';
import { fieldsOf, optionsIn } from './options.ts';

it('what is said of all files stands in the address and comes back from it', () => {
  const options = {
    language: 'nb',
    publisher: 'Bergens Tidende',
    mapping: { title: 'Tittel', text: 'body' },
  };
  expect(fieldsOf(options)).toEqual({
    language: 'nb',
    publisher: 'Bergens Tidende',
    'map.title': 'Tittel',
    'map.text': 'body',
  });
  expect(optionsIn(fieldsOf(options))).toEqual(options);
});

it('what is no option is left out, and does not take the others along', () => {
  const given = {
    language: 'no language',
    publisher: '  Dagbladet ',
    'map.title': ' ',
    'map.__proto__': 'x',
    'map.nothing': 'x',
    status: 'failed',
  };
  expect(optionsIn(given)).toEqual({ publisher: 'Dagbladet' });
  expect(optionsIn({ 'map.id': 'x'.repeat(201) })).toEqual({});
  expect(fieldsOf({})).toEqual({});
});
