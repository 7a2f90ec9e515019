/**
 * Where to go on after signing in: `to` if it is a path of this site, else the home page. What a browser would take
 * for another site (`//host`, `/\host`, a tab within, `/.//host`) is not.
 */
export function returnPath(to: string | null): string {
	if (!to?.startsWith('/')) return '/';
	const here = 'http://touchstone.invalid';
	const url = URL.parse(to, here);
	if (!url || url.origin !== here || url.pathname.startsWith('//')) return '/';
	return url.pathname + url.search;
}
