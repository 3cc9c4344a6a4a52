import fc from 'fast-check';

import { isWithin, networkOf, networksFrom } from './networks.js';

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['', 'unknown'],
    ['127.1', 'unknown'],
    ['0x7f000001', 'unknown'],
    ['017700000001', 'unknown'],
    ['203.0.113.7, 10.0.0.1', 'unknown'],
    ['example.org', 'unknown'],
  ])('of %p is %p', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('answers every text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => void networkOf(text)));
    fc.assert(fc.property(fc.ipV4(), (address) => networkOf(`::ffff:${address}`) === networkOf(address)));
  });
});

describe('networksFrom', () => {
  const within = (address: string, list: string) => isWithin(address, networksFrom(list) ?? []);

  it('reads addresses and networks', () => {
    expect(within('10.1.2.3', '192.0.2.1, 10.0.0.0/8')).toBe(true);
    expect(within('::ffff:10.1.2.3', '10.0.0.0/8')).toBe(true);
    expect(within('10.1.2.3', '::ffff:10.0.0.0/104')).toBe(true);
    expect(within('192.0.2.2', '192.0.2.1, 10.0.0.0/8')).toBe(false);
    expect(within('2001:db8::5', '2001:db8::/32')).toBe(true);
    expect(within('10.0.0.1', '::/0')).toBe(false);
    expect(within('unknown', '0.0.0.0/0,::/0')).toBe(false);
  });

  it.each([
    '',
    'loopback',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.1:80',
    '[::1]',
    '10.0.0.1,',
    '::1/129',
    '1/8',
    '::ffff:10.0.0.1/8',
  ])('refuses %p', (list) => {
    expect(networksFrom(list)).toBeUndefined();
  });
});
