import type { FetchedDocument } from './fetch-document.ts';

/** How much of a page is searched: its head. */
const SEARCHED_CHARACTERS = 300_000;

type Link = { rel: string; type: string; href: string };

/**
 * The address of this page's post as JSON, where the page says that its site is WordPress: by a link in a header or in
 * its head. Newer sites name the post; older ones name the interface, and the post's number in the short link. Null
 * for an address of another site than the page's.
 */
export function wordpressPost({ url, bytes, link }: FetchedDocument): URL | null {
	const head = new TextDecoder().decode(bytes).slice(0, SEARCHED_CHARACTERS);
	const links = [...linksOfHeader(link), ...linksOfHead(head)];
	const named = links.find(({ rel, type }) => rel === 'alternate' && type === 'application/json');
	const post = named ? URL.parse(named.href, url) : numberedPost(links, url);
	return post?.origin === url.origin && /\/wp\/v2\/[\w-]+\/\d+$/.test(routeOf(post)) ? post : null;
}

function numberedPost(links: readonly Link[], url: URL): URL | null {
	const hrefOf = (name: string) => links.find(({ rel }) => rel === name)?.href ?? '';
	const root = URL.parse(hrefOf('https://api.w.org/'), url);
	const number = URL.parse(hrefOf('shortlink'), url)?.searchParams.get('p') ?? '';
	if (!root || !/^\d{1,12}$/.test(number)) return null;
	const route = `wp/v2/posts/${number}`;
	// Without readable addresses the route is a parameter.
	if (root.searchParams.has('rest_route')) root.searchParams.set('rest_route', `/${route}`);
	else root.pathname = `${root.pathname.replace(/\/$/, '')}/${route}`;
	return root;
}

function routeOf(url: URL): string {
	return url.searchParams.get('rest_route') ?? url.pathname;
}

function linksOfHeader(header: string): Link[] {
	return [...header.matchAll(/<([^<>]*)>((?:\s*;\s*[\w-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]*))?)*)/g)].map(
		([, href = '', parameters = '']) => linkOf(href, parameters),
	);
}

function linksOfHead(html: string): Link[] {
	return [...html.matchAll(/<link\b((?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi)].map(
		([, attributes = '']) => linkOf(valueOf(attributes, 'href'), attributes),
	);
}

function linkOf(href: string, attributes: string): Link {
	return {
		href,
		rel: valueOf(attributes, 'rel').toLowerCase(),
		type: valueOf(attributes, 'type').toLowerCase(),
	};
}

function valueOf(attributes: string, name: string): string {
	const found = new RegExp(`(?:^|[\\s;])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"';>]+))`, 'i').exec(
		attributes,
	);
	const value = found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
	return value.replace(/&(?:amp|#0?38|#x26);/gi, '&').trim();
}
