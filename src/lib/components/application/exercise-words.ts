type State = 'assigned' | 'sent' | 'started' | 'submitted' | 'graded' | 'expired' | 'cancelled';

type Words = { word: string; kind: 'neutral' | 'info' | 'ok' | 'warn' };

/** Where an exercise stands, for a list. Nothing of how it was graded. */
export function exerciseWords({ state, late }: { state: State; late: boolean }): Words {
	switch (state) {
		case 'assigned':
			return late ? { word: 'not sent, late', kind: 'warn' } : { word: 'not sent yet', kind: 'neutral' };
		case 'sent':
			return late ? { word: 'not begun, late', kind: 'warn' } : { word: 'sent', kind: 'info' };
		case 'started':
			return late ? { word: 'begun, late', kind: 'warn' } : { word: 'begun', kind: 'info' };
		case 'submitted':
			return { word: 'to be graded', kind: 'warn' };
		case 'graded':
			return { word: 'graded', kind: 'ok' };
		case 'expired':
			return { word: 'ran out', kind: 'warn' };
		case 'cancelled':
			return { word: 'cancelled', kind: 'neutral' };
	}
}
