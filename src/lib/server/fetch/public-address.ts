import { BlockList, isIP } from 'node:net';

/** Networks of IPv4 that are nobody's public web server, by the registry of special addresses. */
const CLOSED_4: readonly [string, number][] = [
	['0.0.0.0', 8], // unspecified
	['10.0.0.0', 8], // private
	['100.64.0.0', 10], // behind a carrier, and the metadata service of one cloud
	['127.0.0.0', 8], // this machine
	['168.63.129.16', 32], // the metadata service of another cloud, in public clothes
	['169.254.0.0', 16], // link-local, where most clouds answer for their machines
	['172.16.0.0', 12], // private
	['192.0.0.0', 24], // assigned to protocols
	['192.0.2.0', 24], // documentation
	['192.88.99.0', 24], // relays of 6to4
	['192.168.0.0', 16], // private
	['198.18.0.0', 15], // benchmarks
	['198.51.100.0', 24], // documentation
	['203.0.113.0', 24], // documentation
	['224.0.0.0', 4], // multicast
	['240.0.0.0', 4], // reserved, and broadcast
];

/** Within the part of IPv6 that is public at all, which leaves out loopback, link-local, unique local and multicast. */
const PUBLIC_6: [string, number] = ['2000::', 3];
const CLOSED_6: readonly [string, number][] = [
	['2001::', 23], // assigned to protocols: Teredo, benchmarks, overlays
	['2001:db8::', 32], // documentation
	['2002::', 16], // 6to4
	['3fff::', 20], // documentation
];

/** Forms of IPv6 that lead to the IPv4 address in their last four bytes. */
const HOLDS_4: readonly [string, number][] = [
	['::ffff:0:0', 96],
	['64:ff9b::', 96],
];

const closed4 = listOf(CLOSED_4, 'ipv4');
const closed6 = listOf(CLOSED_6, 'ipv6');
const public6 = listOf([PUBLIC_6], 'ipv6');
const holds4 = listOf(HOLDS_4, 'ipv6');

/** Whether this IP address is one of the public internet. False for what is no IP address. */
export function isPublicAddress(address: string): boolean {
	switch (isIP(address)) {
		case 4:
			return !closed4.check(address, 'ipv4');
		case 6: {
			if (address.includes('%')) return false;
			if (holds4.check(address, 'ipv6')) return isPublicAddress(heldAddress(address));
			return public6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
		}
		default:
			return false;
	}
}

/** The IPv4 address in the last four bytes of one of IPv6. */
function heldAddress(address: string): string {
	// The parser of addresses writes every form of one in the same way, in groups of four digits.
	const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').join(':0:').split(':');
	const [high, low] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
	return [high ?? 0, low ?? 0].flatMap((group) => [group >> 8, group & 255]).join('.');
}

function listOf(networks: readonly [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
	const list = new BlockList();
	for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
	return list;
}
