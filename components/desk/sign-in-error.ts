/** What next-auth's error string means for the person who signs in; null stands for no answer at all. */
export function signInError(error: string | null): string {
  if (error === null) return 'The server did not answer. Check the connection and try again.';
  const seconds = /^TooMany:(\d{1,6})$/.exec(error)?.[1];
  if (seconds !== undefined) return `Too many attempts. Try again in ${inWords(Number(seconds))}.`;
  if (error === 'CredentialsSignin') return 'E-mail and password do not match. Check both and try again.';
  return 'Signing in failed on the server. Try again in a moment.';
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`;
}
