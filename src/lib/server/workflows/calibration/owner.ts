import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { forbidden } from '#lib/server/errors.ts';

export function requireCalibrationOwner(actor: SignedIn): void {
	if (!can(actor, { action: 'manage_calibration' })) {
		throw forbidden(
			'Calibration is looked after by the calibration owners. An admin can make somebody one of them.',
		);
	}
}
