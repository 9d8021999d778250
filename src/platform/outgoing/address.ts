import { BlockList, isIP } from "node:net";

/** `forbidden`: never called; `private`: only where the configuration lets it. */
export type AddressKind = "public" | "private" | "forbidden";

function blocks(...nets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, net.includes(":") ? "ipv6" : "ipv4");
  return list;
}

// Link-local: cloud machines keep their credentials there. Multicast, broadcast and unspecified are no interface of anybody.
const FORBIDDEN = blocks(
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["224.0.0.0", 3],
  ["::", 128],
  ["fe80::", 10],
  ["ff00::", 8],
);
// RFC 1918, 6598, 5735, 2544, 4193 and the addresses that only stand for others (RFC 6052, 3056, 4380).
const PRIVATE = blocks(
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["::1", 128],
  ["fc00::", 7],
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["2001::", 32],
);

/** What kind of address an IP address is; an IPv4 address written as IPv6 is judged as what it stands for. */
export function addressKind(address: string): AddressKind {
  const version = isIP(address);
  if (version === 0) return "forbidden";
  const family = version === 6 ? "ipv6" : "ipv4";
  if (FORBIDDEN.check(address, family)) return "forbidden";
  return PRIVATE.check(address, family) ? "private" : "public";
}
