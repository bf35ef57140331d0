import { expect, it } from 'vitest';
import { signInError } from './sign-in-error.ts';

it('says how long to wait, rounded up', () => {
  expect(signInError('TooMany:30')).toContain('in a minute.');
  expect(signInError('TooMany:61')).toContain('in 2 minutes.');
  expect(signInError('TooMany:900')).toContain('in 15 minutes.');
});

it('does not tell a wrong address from a wrong password', () => {
  expect(signInError('CredentialsSignin')).toContain('E-mail and password do not match');
});

it('never shows an error string it does not know', () => {
  expect(signInError('<b>TooMany:x</b>')).not.toContain('<');
  expect(signInError(null)).toContain('did not answer');
});
