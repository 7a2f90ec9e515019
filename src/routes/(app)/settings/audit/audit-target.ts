import { resolve } from '$app/paths';

type Line = { target: { type: string; id: string }; applicationId: string | null };

/** The page of the record that a line is about; null where it has none. */
export function auditTarget({ target, applicationId }: Line): { href: string; label: string } | null {
	const { type, id } = target;
	switch (type) {
		case 'member':
			return { href: resolve('/(app)/settings/members/[id]', { id }), label: 'Member' };
		case 'policy':
			return { href: resolve('/settings/policy'), label: 'Policy' };
		case 'role':
			return { href: resolve('/(app)/roles/[id]', { id }), label: 'Role' };
		case 'job':
			return { href: resolve('/(app)/jobs/[id]', { id }), label: 'Job' };
		case 'candidate':
			return { href: resolve('/(app)/candidates/[id]', { id }), label: 'Candidate' };
		case 'application':
			return { href: resolve('/(app)/applications/[id]', { id }), label: 'Application' };
	}
	return applicationId
		? { href: resolve('/(app)/applications/[id]', { id: applicationId }), label: 'Application' }
		: null;
}
