/** The names under which a machine is reached. */
import { isIP } from 'node:net';

/** A host name or an IP address. */
export function isHost(text: string): boolean {
  return (
    isIP(text) !== 0 ||
    // a URL refuses what looks like an address and is none, such as 999.1.1.1
    (/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text) &&
      URL.canParse(`http://${text}`))
  );
}

/** Whether only this machine can reach it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** The host a person on this machine can type; 0.0.0.0 and :: listen everywhere, 127.0.0.1 included. */
export function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIP(host) === 6 ? `[${host}]` : host;
}
