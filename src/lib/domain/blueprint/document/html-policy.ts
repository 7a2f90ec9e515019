import type { Token } from 'parse5';

/** What becomes of an element's text. Only 'active' and 'hidden' count as unsafe content. */
export type Treatment = 'content' | 'chrome' | 'active' | 'hidden';

const ACTIVE = new Set([
	'script',
	'style',
	'iframe',
	'object',
	'embed',
	'applet',
	'frame',
	'frameset',
	'base',
]);
const HIDDEN = new Set(['template', 'dialog']);
const CHROME = new Set(
	'nav aside footer form button select textarea noscript svg math canvas audio video map head title noembed noframes datalist'.split(
		' ',
	),
);
/** Their classes describe the page or the post as a whole, not the part that they are. */
const NEVER_CHROME = new Set(['html', 'body', 'main', 'article', 'h1', 'h2', 'h3', 'table']);

const CHROME_ROLES = new Set(
	'navigation complementary banner contentinfo search dialog menu toolbar'.split(' '),
);

const CHROME_NAME = new RegExp(
	'^(?:(?:main-|site-|top-|primary-)?(?:nav|navbar|navigation|menu)(?:-.*)?|breadcrumbs?|sidebar|widget(?:-area)?|' +
		'(?:jp-)?related-?(?:posts?|articles?|content)?|similar-posts?|(?:post-)?comments?(?:-area|-list|-section|-respond)?|respond|' +
		'wpdiscuz?.*|sharedaddy|share(?:-buttons?)?|social(?:-share|-links|-icons)?|ads?|ad-(?:.*)|adsbygoogle|advert(?:s|isements?|ising)?|' +
		'promo(?:tion|-box)?|sponsor(?:ed)?|newsletter(?:-.*)?|subscribe(?:-.*)?|cookie-.*|popup|modal|toc|table-of-contents|' +
		'ez-toc-.*|lwptoc|author-box|author-bio|post-navigation|pagination|site-header|site-footer|skip-link|code-block(?:-\\d+)?)$',
);

const INVISIBLE_STYLE =
	/display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|$|!)|font-size:0(?:px|em|rem|pt|%)?(?:;|$|!)|(?:left|top|right|text-indent|margin-left):-\d{3,}|clip:rect\(0|clip-path:inset\((?:50|100)%|(?:^|;)(?:max-)?(?:height|width):0(?:px)?(?:;|$|!)/;

const INVISIBLE_CLASS = new Set([
	'screen-reader-text',
	'sr-only',
	'visually-hidden',
	'hidden',
	'd-none',
	'is-hidden',
]);

// Browsers skip white space and control characters in front of and inside a scheme.
const NOT_IN_URL = /[\s\x00-\x1f]+/g; // eslint-disable-line no-control-regex
const SCRIPT_URL = /^(?:javascript|vbscript|data:text\/html)/;

export function attribute(token: Token.TagToken, name: string): string {
	return token.attrs.find((candidate) => candidate.name === name)?.value ?? '';
}

function isHidden(token: Token.TagToken, names: readonly string[]): boolean {
	return token.attrs.some(({ name, value }) => {
		if (name === 'hidden') return true;
		if (name === 'style') return INVISIBLE_STYLE.test(value.toLowerCase().replace(/\s+/g, ''));
		return name === 'class' && names.some((each) => INVISIBLE_CLASS.has(each));
	});
}

function classNames(token: Token.TagToken): string[] {
	const names = `${attribute(token, 'class')} ${attribute(token, 'id')}`;
	return names.toLowerCase().split(/\s+/).filter(Boolean);
}

export function isActive(tag: string): boolean {
	return ACTIVE.has(tag);
}

export function treatmentOf(token: Token.TagToken): Treatment {
	const tag = token.tagName;
	if (ACTIVE.has(tag)) return 'active';
	const names = classNames(token);
	if (HIDDEN.has(tag) && !(tag === 'dialog' && token.attrs.some(({ name }) => name === 'open')))
		return 'hidden';
	if (tag !== 'html' && tag !== 'body' && isHidden(token, names)) return 'hidden';
	if (CHROME.has(tag) || attribute(token, 'aria-hidden').toLowerCase() === 'true') return 'chrome';
	if (CHROME_ROLES.has(attribute(token, 'role').toLowerCase())) return 'chrome';
	if (!NEVER_CHROME.has(tag) && names.some((name) => CHROME_NAME.test(name))) return 'chrome';
	return 'content';
}

/** Event handlers and links that run code: the element's text stays, they do not. */
export function hasActiveAttribute(token: Token.TagToken): boolean {
	return token.attrs.some(({ name, value }) => {
		if (/^on[a-z]+$/.test(name)) return true;
		if (!['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)) return false;
		return SCRIPT_URL.test(value.slice(0, 200).replace(NOT_IN_URL, '').toLowerCase());
	});
}

/** An editor's mark ("wp:paragraph", "more", a class name) hides nothing; a comment with words or markup does. */
export function isHidingComment(data: string): boolean {
	const text = data.slice(0, 2000).trim();
	if (/^\/?wp:|^\[if|^<!\[endif/i.test(text)) return false;
	return /<[a-z/]/i.test(text) || text.split(/\s+/).length >= 4;
}

const CONTENT_NAMES = new Set(
	'entry-content post-content article-content article-body post-body single-content td-post-content the-content'.split(
		' ',
	),
);

/** How surely an element is the article's own body: 3 its content, 2 an article, 1 the page's main part, 0 neither. */
export function bodyRank(token: Token.TagToken): number {
	if (attribute(token, 'itemprop').toLowerCase() === 'articlebody') return 3;
	if (classNames(token).some((name) => CONTENT_NAMES.has(name))) return 3;
	if (token.tagName === 'article') return 2;
	return token.tagName === 'main' || attribute(token, 'role') === 'main' ? 1 : 0;
}
