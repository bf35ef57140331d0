import { describe, expect, it } from 'vitest';
import { choosePassword, email, newPerson, password, personName, setUp } from './person.ts';

const passes = (text: string) => password.safeParse(text).success;

describe('a password', () => {
  it('has 12 to 128 characters of any kind', () => {
    expect(
      ['fjordogfjell', 'en lang setning med ord', 'пароль на двенадцать', 'ab1!'.repeat(32)].map(passes),
    ).toEqual([true, true, true, true]);
    expect(['fjordogfjel', `${'ab1!'.repeat(32)}x`, ''].map(passes)).toEqual([false, false, false]);
  });

  it('is none of the commonest, in whatever case, and not three letters over and over', () => {
    expect(
      ['passwordpassword', 'PasswordPassword', '123456789012', 'aaaaaaaaaaaa', 'abcabcabcabc'].map(passes),
    ).toEqual([false, false, false, false, false]);
  });

  it('is taken as it is typed, spaces and all', () => {
    expect(password.parse('  med mellomrom  ')).toBe('  med mellomrom  ');
  });
});

describe('an address', () => {
  it.each([
    [' Ingrid@Example.ORG ', 'ingrid@example.org'],
    ['ingrid+spalte@avis.example.no', 'ingrid+spalte@avis.example.no'],
    ['ｉngrid@example.org', 'ingrid@example.org'],
    ['ingrid@localhost', 'ingrid@localhost'],
  ])('“%s” is %s', (given, kept) => {
    expect(email.parse(given)).toBe(kept);
  });

  it.each([
    '',
    'ingrid',
    '@example.org',
    'ingrid@',
    'a@b@example.org',
    '"a b"@example.org',
    'a,b@example.org',
    'a@example.org,b@example.org',
    'ingríd@example.org',
    'ingrid@exаmple.org',
    'a\n@example.org',
    `${'a'.repeat(65)}@example.org`,
  ])('is not %j', (given) => {
    expect(email.safeParse(given).success).toBe(false);
  });
});

describe('the forms about people', () => {
  const person = { email: 'eva@example.org', name: 'Eva', role: 'editor' };

  it('take a name, an address and one of the roles', () => {
    expect(newPerson.parse({ ...person, name: ' Eva ' })).toEqual(person);
    for (const wrong of [
      { role: 'owner' },
      { name: ' ' },
      { id: 1 },
      { passwordHash: 'x' },
      { disabledAt: null },
    ])
      expect(newPerson.safeParse({ ...person, ...wrong }).success).toBe(false);
    expect(personName.safeParse('x'.repeat(101)).success).toBe(false);
  });

  it('never take a weak password with a link', () => {
    const token = 'x'.repeat(43);
    expect(choosePassword.safeParse({ token, password: 'kort' }).success).toBe(false);
    expect(setUp.safeParse({ token, name: 'Astrid', email: 'a@b.no', password: 'kort' }).success).toBe(false);
    expect(
      setUp.safeParse({ token, name: 'Astrid', email: 'a@b.no', password: 'langt nok til dette' }).success,
    ).toBe(true);
  });
});
