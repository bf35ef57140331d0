import { describe, expect, it } from 'vitest';
import { globalIdOf, registeredIdOf } from './global-id.ts';

describe('the id of a NITF document', () => {
  it.each([
    ['NTB', 'RED220126_hj_0001', 'ntb RED220126_hj_0001'],
    ['NTB', 'urn:newsml:ntb.no:20220126:1', 'urn:newsml:ntb.no:20220126:1'],
    [undefined, 'RED220126_hj_0001', undefined],
    ['NTB', '12', undefined],
    ['NTB', 'nato-motes-i-oslo', undefined],
  ])('by %s, %s, is known as %s', (source, id, known) => {
    expect(registeredIdOf(source, id)).toBe(known);
  });
});

describe('the id of a record', () => {
  it.each([
    'https://avis.example/?p=12',
    'http://avis.no/2022/01/26/nato',
    'urn:newsml:ntb.no:20220126:1',
    'tag:avis.no,2022-01-26:nato',
    '61f0e6a5c2f1a30001b2c3d4',
    '2f1a7c1e-0b0a-4c39-9a4e-1f6f0e8b7a11',
  ])('%s is given by nobody else: the record is known by it whatever its file is called', (id) => {
    expect(globalIdOf(id)).toBe(id);
  });

  it('is compared without the case of hexadecimal digits, and a UUID without its urn:uuid:', () => {
    expect(globalIdOf('urn:uuid:2F1A7C1E-0B0A-4C39-9A4E-1F6F0E8B7A11')).toBe(
      '2f1a7c1e-0b0a-4c39-9a4e-1f6f0e8b7a11',
    );
    expect(globalIdOf('61F0E6A5C2F1A30001B2C3D4')).toBe('61f0e6a5c2f1a30001b2c3d4');
  });

  it.each([
    '12',
    'x1',
    'row-3',
    'nato-motes-i-oslo',
    '12345678901234567890',
    '123456789012345678901234',
    'http://localhost:8080/?p=12',
    'http://127.0.0.1/?p=12',
    'http://avis.local/?p=12',
    'https://avis.no/',
    'urn:x',
    'https://',
    `urn:newsml:${'1'.repeat(500)}`,
  ])('%s may be another thing in another file', (id) => {
    expect(globalIdOf(id)).toBeUndefined();
  });
});
