import { z } from 'zod';
import type { SourceFormat } from '#lib/domain/blueprint/blueprint.ts';
import { articleOf } from '#lib/domain/blueprint/document/article.ts';
import type { Block } from '#lib/domain/blueprint/document/document.ts';
import { readHtml } from '#lib/domain/blueprint/document/html-reader.ts';
import { readFront } from '#lib/domain/blueprint/document/text-front.ts';
import { readText } from '#lib/domain/blueprint/document/text-reader.ts';
import { safeUrl } from '#lib/domain/blueprint/fields/safe-url.ts';
import { cutSiteName, roleInTitle } from '#lib/domain/blueprint/fields/titles.ts';
import { decodeEntities, textCleaner } from '#lib/domain/blueprint/input/clean-text.ts';
import { sectionStart } from '#lib/domain/blueprint/sections/sections.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';

/** A source as a neutral document, with what is known about it from outside its text. */
export interface SourceDocument {
	source_format: SourceFormat;
	post_title: string | null;
	source_url: string | null;
	blocks: Block[];
}

const rendered = z
	.union([z.string(), z.object({ rendered: z.string() }).transform((each) => each.rendered)])
	.catch('');
const postSchema = z.object({ link: z.string().catch(''), title: rendered, content: rendered });

/** HTML whose markup was encoded along with its text. */
function unwrapped(html: string): string {
	if (/<(?:p|h[1-6]|ul|ol|li|table|div)\b/i.test(html) || !/&lt;(?:p|h[1-6]|ul|ol|table|div)\b/i.test(html))
		return html;
	return decodeEntities(html);
}

/** The content of a post. Without a block of HTML in it, its line breaks are all the structure it has. */
function blocksOfContent(content: string, raise: Raise): Block[] {
	const html = unwrapped(content);
	if (!/<\/?[a-z][a-z\d]*[\s/>]/i.test(html)) return readText(html, true, textCleaner(raise, 2), raise);
	const reading = readHtml(html, textCleaner(raise));
	if (reading.removed.length > 0) raise({ code: 'unsafe_content_removed' });
	return reading.blocks.map((each) => each.block);
}

/** Null when the value has not the shape of a post. */
export function documentOfPost(value: unknown, raise: Raise): SourceDocument | null {
	const post = postSchema.safeParse(value);
	if (!post.success) return null;
	const clean = textCleaner(raise);
	const { link, title, content } = post.data;
	const heading = readHtml(`<h1>${title}</h1>`, clean).blocks[0]?.block;
	const postTitle = heading && 'text' in heading ? cutSiteName(heading.text) : '';
	return {
		source_format: 'wp-json',
		post_title: postTitle === '' ? null : postTitle,
		source_url: safeUrl(link),
		blocks: blocksOfContent(content, raise),
	};
}

export function documentOfHtml(html: string, raise: Raise): SourceDocument {
	const clean = textCleaner(raise);
	const reading = readHtml(unwrapped(html), clean);
	const article = articleOf(reading);
	if (article.removed) raise({ code: 'unsafe_content_removed' });
	const { page } = reading;
	const site = clean(page.siteName);
	const [own, ...others] = [article.heading?.text ?? '', clean(page.ogTitle), clean(page.title)].map((each) =>
		cutSiteName(each, site),
	);
	// A heading outside the article may be the site's name.
	const isOwn = article.heading?.isInArticle === true || roleInTitle(own ?? '') !== null;
	const stated = isOwn ? null : others.find((each) => roleInTitle(each) !== null);
	const names = [stated ?? '', own ?? '', ...others];
	return {
		source_format: 'html',
		post_title: names.find((each) => each !== '') ?? null,
		source_url: safeUrl(page.canonical),
		blocks: article.blocks.filter((block) => !(block.kind === 'heading' && roleInTitle(block.text) !== null)),
	};
}

/** The texts of a page's blocks, one a line. */
export function linesOfHtml(html: string, raise: Raise): string[] {
	const reading = readHtml(unwrapped(html), textCleaner(raise));
	return reading.blocks.flatMap(({ block }) => ('text' in block ? [block.text] : []));
}

export function documentOfText(text: string, format: 'text' | 'markdown', raise: Raise): SourceDocument {
	const all = readText(text, format === 'markdown', textCleaner(raise, 2), raise);
	const { postTitle, sourceUrl, titleIsFirst, blocks } = readFront(all, sectionStart(all));
	if (postTitle !== null && !titleIsFirst) raise({ code: 'title_not_first_line' });
	return { source_format: format, post_title: postTitle, source_url: safeUrl(sourceUrl), blocks };
}
