import type { Piece } from '#lib/domain/blueprint/document/document.ts';

const ESCAPED = /\\([\\`*_{}[\]()#+\-.!|>~<&])/g;
/** Escaped characters wait in the private use area while marks are read. */
const SHELTER = 0xe000;

function shelter(text: string): string {
	return text.replace(ESCAPED, (_, char: string) => String.fromCharCode(SHELTER + char.charCodeAt(0)));
}

function unshelter(text: string): string {
	return text.replace(/[\ue000-\ue07f]/g, (char) => String.fromCharCode(char.charCodeAt(0) - SHELTER));
}

function stripLinks(text: string): string {
	return text
		.replace(/!\[[^[\]]*\]\([^()\n]*\)/g, '')
		.replace(/\[([^[\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)/g, '$1')
		.replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
		.replace(/<(https?:\/\/[^<>\s]+)>/g, '$1');
}

function stripEmphasis(text: string): string {
	return text
		.replace(/(^|[^\p{L}\p{N}_])_([^_\s](?:[^_]*[^_\s])?)_(?![\p{L}\p{N}_])/gu, '$1$2')
		.replace(/(^|[^\p{L}\p{N}*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\p{L}\p{N}*])/gu, '$1$2')
		.replace(/`+([^`]+)`+/g, '$1')
		.replace(/~~([^~]+)~~/g, '$1');
}

function byStrongMarks(text: string, mark: string): Piece[] {
	const parts = text.split(mark);
	// An odd mark has no partner: it is a character like any other.
	if (parts.length % 2 === 0) return [{ text, bold: false }];
	return parts.map((part, index) => ({ text: part, bold: index % 2 === 1 }));
}

/** A line of Markdown as pieces, its marks removed. */
export function markdownPieces(line: string): Piece[] {
	const text = stripLinks(shelter(line)).replace(/(^|[\s([])__(?=\S)|(?<=\S)__(?=$|[\s)\].,:;])/g, '$1**');
	return byStrongMarks(text, '**').map((piece) => ({
		text: unshelter(stripEmphasis(piece.text)),
		bold: piece.bold,
	}));
}

/** A line of plain text as pieces: only strong marks are known to leak into text dumps. */
export function textPieces(line: string): Piece[] {
	return byStrongMarks(line, '**');
}
