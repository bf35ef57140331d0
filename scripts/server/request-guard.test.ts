import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { peerAddress, refusal, settleHeaders } from './request-guard.ts';

const SETTINGS = {
  allowedOrigins: ['https://example.org', 'http://[::1]:3000'],
  secure: true,
  trustProxy: 0,
};

function request(headers: IncomingHttpHeaders, url = '/', method = 'GET', remoteAddress = '203.0.113.7') {
  return { headers: { ...headers }, url, method, socket: { remoteAddress } } as unknown as IncomingMessage;
}

describe('refusal', () => {
  it.each(['/', '/nb/slug?q=%', '/a%20b', '//double', '/%F0%9F%8C%8D', '/_next/static/x.js'])(
    'lets %s pass',
    (url) => {
      expect(refusal(request({}, url))).toBeUndefined();
    },
  );

  it.each([
    '',
    '*',
    'http://169.254.169.254/',
    'evil:80',
    '/%E0%A4%A',
    '/%',
    '/a%00b',
    '/a%0d%0aSet-Cookie:x',
    '/\\evil.com',
  ])('refuses %s', (url) => expect(refusal(request({}, url))).toBe(400));

  it.each(['TRACE', 'CONNECT'])('refuses %s', (method) =>
    expect(refusal(request({}, '/', method))).toBe(405),
  );
});

describe('settleHeaders', () => {
  it('leaves the headers of the router to the pages that have one', () => {
    const router = { rsc: '1', 'next-router-prefetch': '1', 'next-url': '/x' };
    const asked = (url: string) => {
      const given = request(router, url);
      settleHeaders(given, SETTINGS);
      return Object.keys(router).filter((name) => name in given.headers);
    };
    for (const url of ['/desk', '/desk?_rsc=a', '/desk/articles/1', '/login'])
      expect(asked(url), url).toEqual(Object.keys(router));
    for (const url of ['/', '/?_rsc=a', '/en/slug', '/deskbound']) expect(asked(url), url).toEqual([]);
  });

  it('takes away what only the server may say', () => {
    const forged = request({
      host: 'example.org',
      accept: 'text/html',
      cookie: 'a=1',
      origin: 'https://example.org',
      'content-security-policy': "script-src 'nonce-x'",
      'next-action': 'abc',
      'next-resume': '1',
      'x-forwarded-for': '9.9.9.9',
      'x-forwarded-host': 'evil.com',
      'x-forwarded-port': '1',
      'x-forwarded-proto': 'http',
      'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
      'x-middleware-anything': '1',
      'x-nonce': 'abc',
      'x-spalte-peer': '127.0.0.1',
      'x-spalte-viewer': '1',
    });
    const id = settleHeaders(forged, SETTINGS);
    expect(forged.headers).toEqual({
      host: 'example.org',
      accept: 'text/html',
      cookie: 'a=1',
      origin: 'https://example.org',
      'next-action': 'abc',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-host': 'example.org',
      'x-forwarded-proto': 'https',
      'x-spalte-peer': '203.0.113.7',
      'x-spalte-request': id,
    });
  });

  it.each([
    ['evil.com', 'example.org'],
    [undefined, 'example.org'],
    ['EXAMPLE.org', 'example.org'],
    ['[::1]:3000', '[::1]:3000'],
    ['example.org:3000', 'example.org'],
  ])('answers %s as %s', (asked, known) => {
    const asking = request(asked === undefined ? {} : { host: asked });
    settleHeaders(asking, SETTINGS);
    expect(asking.headers.host).toBe(known);
  });
});

describe('peerAddress', () => {
  it.each([
    [0, undefined, '203.0.113.7'],
    [0, '9.9.9.9', '203.0.113.7'],
    [1, undefined, '203.0.113.7'],
    [1, '9.9.9.9, 198.51.100.1', '198.51.100.1'],
    [2, '9.9.9.9, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    [3, '198.51.100.1', '198.51.100.1'],
    [1, '[2001:db8::1]:443', '2001:db8::1'],
    [1, '198.51.100.1:5000', '198.51.100.1'],
    [1, 'unknown', '203.0.113.7'],
    [1, '<script>', '203.0.113.7'],
  ])('with %i proxies and X-Forwarded-For %s', (trusted, forwarded, expected) => {
    expect(
      peerAddress(request(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), trusted),
    ).toBe(expected);
  });

  it('writes an IPv4 address one way', () => {
    expect(peerAddress(request({}, '/', 'GET', '::ffff:127.0.0.1'), 0)).toBe('127.0.0.1');
    expect(peerAddress(request({}, '/', 'GET', 'fe80::1%eth0'), 0)).toBe('fe80::1');
  });
});
