/** Outlines on a 24 by 24 grid, drawn with a 1.75 stroke. A name says what is meant, not what is drawn. */
const outlines = {
	home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
	jobs: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
	candidates:
		'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2 .8 3 2.6 3 5.5',
	roles: 'M6 3h9l4 4v14H6zM15 3v4h4M9.5 12h6M9.5 16h6',
	exercises: 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3',
	reports: 'M4 20h16M7 20v-6M12 20V5M17 20v-9',
	settings:
		'M4 7h9M17 7h3M4 17h3M11 17h9M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
	check: 'M5 12.5l4.5 4.5L19 7',
	info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5v.1',
	warning: 'M12 4L2.5 20h19zM12 10v4.5M12 17.3v.1',
	stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5M12 16.3v.1',
	flag: 'M6 21V4h12l-3 4.5 3 4.5H6',
	lock: 'M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3',
	clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
	eye: 'M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5-10 6.5S4.5 16.5 2 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
	'eye-off':
		'M4 4l16 16M9.5 5.8C14.5 4.7 19.2 7 22 12a15 15 0 0 1-3 3.7M6 7.5A15 15 0 0 0 2 12c3.3 5.8 8.5 7.7 13.5 5.9M10 10a3 3 0 0 0 4 4',
	arrow: 'M5 12h14M13 6l6 6-6 6',
	back: 'M19 12H5M11 6l-6 6 6 6',
	plus: 'M12 5v14M5 12h14',
	x: 'M6 6l12 12M18 6L6 18',
	search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
	more: 'M4 7h16M4 12h16M4 17h16',
	keys: 'M3 7h18v11H3zM7 11v.1M11 11v.1M15 11v.1M17.5 11v.1M8 14.5h8',
	'band-strong-hire': 'M6 10l6-6 6 6M6 15l6-6 6 6M6 20l6-6 6 6',
	'band-hire': 'M6 12.5l6-6 6 6M6 18l6-6 6 6',
	'band-lean-hire': 'M6 15l6-6 6 6',
	'band-lean-no-hire': 'M6 9l6 6 6-6',
	'band-no-hire': 'M6 6l6 6 6-6M6 11.5l6 6 6-6',
	'band-strong-no-hire': 'M6 4l6 6 6-6M6 9l6 6 6-6M6 14l6 6 6-6',
	'band-none': 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12h8',
	'band-hold': 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM10 9v6M14 9v6',
} as const;

export type IconName = keyof typeof outlines;

export const iconOutlines: Readonly<Record<IconName, string>> = outlines;
