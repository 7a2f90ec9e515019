export type AuditFacts = {
	actor: 'member' | 'candidate' | 'system';
	/** Null where the member is not known any more. */
	actorName: string | null;
	action: string;
	/** The member that it was done to, where it was a member. */
	targetName: string | null;
};

/** What follows the name of who did it. `{member}` is the member that it was done to. */
const phrases: Record<string, string> = {
	'organization.created': 'set up the organization',
	'member.invited': 'invited {member}',
	'member.joined': 'chose a password and signed in by a link',
	'member.signed_in': 'signed in',
	'member.signed_out': 'signed out',
	'member.profile_changed': 'changed their profile',
	'member.password_changed': 'changed their password',
	'member.access_changed': 'changed the access of {member}',
	'member.removed': 'removed {member}',
	'member.brought_back': 'brought {member} back',
	'member.sign_in_link_created': 'made a new sign-in link for {member}',
	'policy.changed': 'changed the policy',
	'sample.loaded': 'filled in the sample data',
	'sample.removed': 'removed the sample data',
	'role.imported': 'imported a role',
	'role.copied_from_library': 'made a role from the library',
	'role.created': 'began a role',
	'role.draft_imported': 'imported a document into the draft of a role',
	'role.draft_started': 'began a draft of a role',
	'role.draft_saved': 'changed the draft of a role',
	'role.draft_discarded': 'discarded the draft of a role',
	'role.published': 'published a role version',
	'role.exported': 'exported a role version',
	'job.opened': 'opened a job',
	'job.closed': 'closed a job',
	'job.reopened': 'opened a job again',
	'plan.changed': 'changed the interview plan of a job',
	'team.granted': 'gave access to a job',
	'team.revoked': 'took access to a job away',
	'candidate.added': 'added a candidate',
	'application.added': 'added an application',
	'application.moved': 'moved an application to another stage',
	'application.withdrawn': 'withdrew an application',
	'application.brought_back': 'brought an application back',
	'interview.scheduled': 'scheduled an interview',
	'interview.moved': 'moved an interview',
	'interview.cancelled': 'cancelled an interview',
	'panel.joined': 'put somebody on a panel',
	'panel.left': 'took somebody off a panel',
	'scorecard.submitted': 'submitted a scorecard',
	'scorecard.revised': 'revised a scorecard',
	'scorecard.waived': 'waived a scorecard',
	'scorecard.shown_anyway': 'saw the others’ scorecards before submitting their own',
	'red_flag.confirmed': 'confirmed a red flag',
	'red_flag.dismissed': 'dismissed a red flag',
	'exercise.assigned': 'assigned an exercise',
	'exercise.link_made': 'made a new link to an exercise',
	'exercise.rescheduled': 'changed the due date of an exercise',
	'exercise.started': 'started an exercise',
	'exercise.submitted': 'submitted an exercise',
	'exercise.graded': 'finished the grading of an exercise',
	'exercise.grading_reopened': 'asked for further grading of an exercise',
	'exercise.cancelled': 'cancelled an exercise',
	'debrief.opened': 'opened a debrief',
	'decision.recorded': 'recorded a decision',
	'calibration.fit_asked': 'asked for a fit of calibration',
	'calibration.adopted': 'adopted a calibration snapshot',
	'calibration.set_aside': 'chose not to adopt a calibration snapshot',
	'calibration.defaults_restored': 'went back to the default calibration',
	'recommendation.shown_now': 'saw a recommendation before opening all notes',
};

/** One sentence. An action that has no words here is told by its code, so that no line is ever left out. */
export function auditSentence(facts: AuditFacts): string {
	const who = { member: facts.actorName ?? 'A member', candidate: 'A candidate', system: 'Touchstone' };
	const phrase = Object.hasOwn(phrases, facts.action) ? phrases[facts.action] : undefined;
	if (phrase === undefined) return `${who[facts.actor]}: ${facts.action}`;
	// By function: a name may hold "$&", which a replacement text would read as an order.
	return `${who[facts.actor]} ${phrase.replace('{member}', () => facts.targetName ?? 'a member')}.`;
}
