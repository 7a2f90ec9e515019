import { describe, expect, test } from 'vitest';
import { FetchFailure, fetchMessage } from '#lib/server/fetch/fetch-failure.ts';
import { isPublicAddress } from '#lib/server/fetch/public-address.ts';
import { STRICT_RULES } from '#lib/server/fetch/fetch-rules.ts';
import { hostOf, readAddress } from '#lib/server/fetch/read-address.ts';
import { redirectOf } from '#lib/server/fetch/redirect.ts';

function failureOf(typed: string): FetchFailure {
	try {
		readAddress(typed, STRICT_RULES);
	} catch (reason) {
		if (reason instanceof FetchFailure) return reason;
		throw reason;
	}
	throw new Error(`${typed} was accepted.`);
}

describe('an IP address is not public', () => {
	test.each([
		['unspecified', ['0.0.0.0', '0.1.2.3', '::']],
		['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
		[
			'private',
			['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
		],
		['behind a carrier', ['100.64.0.1', '100.127.255.255', '100.100.100.200']],
		['link-local', ['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0']],
		['unique local', ['fc00::1', 'fd00:ec2::254', 'fdff:ffff::1']],
		['the metadata of a cloud', ['169.254.169.254', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254']],
		['multicast', ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1']],
		[
			'for documentation',
			['192.0.2.1', '198.51.100.7', '203.0.113.255', '2001:db8::1', '3fff::1', '3fff:fff:ffff::1'],
		],
		['for benchmarks', ['198.18.0.1', '198.19.255.255', '2001:2::1']],
		['reserved', ['240.0.0.1', '254.1.1.1', '192.0.0.8', '4000::1', '5f00::1', '100::1', '2001:10::1']],
		['broadcast', ['255.255.255.255']],
		[
			'IPv6 that holds such an IPv4 address',
			[
				'::ffff:127.0.0.1',
				'::ffff:7f00:1',
				'::ffff:a9fe:a9fe',
				'0:0:0:0:0:ffff:10.0.0.1',
				'::127.0.0.1',
				'::10.0.0.1',
				'64:ff9b::10.0.0.1',
				'64:ff9b::7f00:1',
				'64:ff9b::a00:0',
				'64:ff9b:1::10.0.0.1',
				'2002:7f00:1::1',
				'2002:a9fe:a9fe::1',
				'2001:0:53aa:64c:0:0:f5ff:fffe',
			],
		],
		['no address at all', ['', 'localhost', '1.2.3', '127.1', '0x7f.0.0.1', '1.2.3.4.5', ':::']],
	])('when it is %s', (_, addresses) => {
		expect(addresses.filter(isPublicAddress)).toEqual([]);
	});
});

test('the neighbours of closed networks are public, and so is IPv4 within IPv6', () => {
	const open = [
		'1.1.1.1',
		'8.8.8.8',
		'9.255.255.255',
		'11.0.0.0',
		'100.63.255.255',
		'100.128.0.0',
		'126.255.255.255',
		'128.0.0.1',
		'169.253.255.255',
		'169.255.0.0',
		'172.15.255.255',
		'172.32.0.0',
		'192.167.255.255',
		'192.169.0.0',
		'198.17.255.255',
		'198.20.0.0',
		'223.255.255.255',
		'2606:4700:4700::1111',
		'2001:4860:4860::8888',
		'2a00:1450::1',
		'::ffff:8.8.8.8',
		'64:ff9b::8.8.8.8',
		'64:ff9b::800:0',
	];
	expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
});

describe('an address that was typed', () => {
	test.each([
		['https://example.com/a b?q=1#part', 'https://example.com/a%20b?q=1'],
		['  http://example.com:8080/x  ', 'http://example.com:8080/x'],
		['example.com/roles', 'https://example.com/roles'],
		['example.com:8443/roles', 'https://example.com:8443/roles'],
		['http://example.com:443/roles', 'http://example.com:443/roles'],
		['https://example.com:80/', 'https://example.com:80/'],
		['https://bücher.example/', 'https://xn--bcher-kva.example/'],
		['HTTPS://EXAMPLE.COM', 'https://example.com/'],
	])('%s is read as %s', (typed, href) => {
		expect(readAddress(typed, STRICT_RULES).href).toBe(href);
	});

	test.each([
		['', 'unreadable'],
		['not an address', 'unreadable'],
		['https://', 'unreadable'],
		['http://exa mple.com', 'unreadable'],
		['http://[::1', 'unreadable'],
		['http://example.com:99999/', 'unreadable'],
		['file:///etc/passwd', 'scheme'],
		['ftp://example.com/a', 'scheme'],
		['gopher://example.com', 'scheme'],
		['javascript:alert(1)', 'scheme'],
		['data:text/html,x', 'scheme'],
		['blob:https://example.com/x', 'scheme'],
		['https://ada:secret@example.com/', 'credentials'],
		['https://ada@example.com/', 'credentials'],
		['https://example.com:0/', 'port'],
		['http://example.com:22/', 'port'],
		['http://example.com:25/', 'port'],
		['example.com:6379', 'port'],
		['https://example.com:8444/', 'port'],
		['http://93.184.215.14:5432/', 'port'],
		['http://localhost/', 'private'],
		['http://LOCALHOST:5432', 'private'],
		['http://localhost./', 'private'],
		['http://app.localhost/', 'private'],
		['http://printer.local/', 'private'],
		['http://metadata.google.internal/computeMetadata/v1/', 'private'],
		['http://router.home.arpa', 'private'],
		['http://intranet/wiki', 'private'],
	])('%j is refused: %s', (typed, code) => {
		expect(failureOf(typed).detail.code).toBe(code);
	});

	test.each([
		'http://2130706433/',
		'http://0x7f000001/',
		'http://017700000001/',
		'http://0177.0.0.1/',
		'http://0x7f.1/',
		'http://127.1/',
		'http://①②⑦.⓪.⓪.①/',
		'http://[::ffff:127.0.0.1]/',
		'http://[0:0:0:0:0:ffff:7f00:1]/',
		'http://[64:ff9b::127.0.0.1]/',
	])('%s is this machine in disguise', (typed) => {
		expect(isPublicAddress(hostOf(readAddress(typed, STRICT_RULES)))).toBe(false);
	});
});

test('a redirect may go from http to https, and never back', () => {
	const from = (address: string, location: string) =>
		redirectOf({ statusCode: 302, headers: { location } }, new URL(address));
	expect(from('http://example.com/a', 'https://example.com/a')?.href).toBe('https://example.com/a');
	expect(from('https://example.com/a', '/b')?.href).toBe('https://example.com/b');
	expect(() => from('https://example.com/a', 'http://example.com/b')).toThrow('downgrade');
	expect(
		redirectOf({ statusCode: 200, headers: { location: '/b' } }, new URL('https://example.com')),
	).toBeNull();
});

test('every sentence says what is wrong and what would be right', () => {
	expect(fetchMessage(failureOf('http://localhost/'))).toBe(
		'localhost is not on the public internet, so Touchstone does not fetch it. Paste the text, or send the file instead.',
	);
	expect(fetchMessage(failureOf('ftp://example.com/'))).toBe(
		'Only addresses that begin with http:// or https:// can be fetched, not ftp://. Paste the text, or send the file instead.',
	);
	expect(fetchMessage(failureOf('https://example.com:9200/'))).toBe(
		'Pages are fetched at the ports 80, 443, 8080 and 8443 only, not at 9200. Correct the number after the colon, or leave it out; otherwise paste the text, or send the file.',
	);
	const moved = new FetchFailure({ code: 'status', host: 'example.com', status: 404 });
	moved.redirected = true;
	expect(fetchMessage(moved)).toBe(
		'The address leads on to another. example.com answered with 404: there is no such page. Check the address.',
	);
});
