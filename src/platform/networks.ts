import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** One network of an address list, such as `10.0.0.0/8`. */
export type Network = readonly [Address, number];

/** Networks and single addresses, separated by commas; undefined where one of them is neither. */
export function networksFrom(text: string): readonly Network[] | undefined {
  const networks = text.split(',').map((part) => networkFrom(part.trim()));
  return networks.every((network) => network !== undefined) ? networks : undefined;
}

function networkFrom(text: string): Network | undefined {
  const [address = '', bits, ...more] = text.split('/');
  const parsed = addressFrom(address);
  // An address in brackets or with a port is none that a proxy has.
  if (!parsed || more.length > 0 || !ipaddr.isValid(address) || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
    return undefined;
  const mapped = parsed.kind() === 'ipv4' && address.includes(':');
  const longest = parsed.kind() === 'ipv4' ? 32 : 128;
  const length = bits === undefined ? longest : Number(bits) - (mapped ? 96 : 0);
  return length >= 0 && length <= longest ? [parsed, length] : undefined;
}

/** Whether an address, as a socket or a header has it, belongs to one of the networks; what is no address belongs to none. */
export function isWithin(text: string, networks: readonly Network[]): boolean {
  const address = addressFrom(text);
  return (
    address !== undefined &&
    networks.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits))
  );
}

/**
 * The network that one household or office has, as a text: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever
 * has one has all of those. An IPv4 address in an IPv6 one is that IPv4 address. What is no address is all one.
 */
export function networkOf(text: string): string {
  const address = addressFrom(text);
  if (address === undefined) return 'unknown';
  if (address.kind() === 'ipv4') return address.toString();
  return `${new ipaddr.IPv6([...(address as ipaddr.IPv6).parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
}

/** Reads an address with what may stand around it in `X-Forwarded-For`: brackets, a port, the name of an interface. */
function addressFrom(text: string): Address | undefined {
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
  const plain = bare.replace(/%.*$/, '');
  // Four decimal parts and nothing else: `127.1` or `0x7f000001` is no address that a proxy writes.
  if (!ipaddr.IPv6.isValid(plain) && !ipaddr.IPv4.isValidFourPartDecimal(plain)) return undefined;
  return ipaddr.process(plain);
}
