import { readFileSync } from 'node:fs';
import { bytes, counts, daysAhead, emergencyRanges, lengths, policyRanges, ranges } from '../../lambdas/domain/limits';

const page = readFileSync('docs/api.md', 'utf8').replace(/\s+/g, ' ');
/** As the page writes numbers: thousands apart, by a comma in sentences and by a space in tables. */
const grouped = (count: number, by: string) => String(count).replace(/\B(?=(\d{3})+$)/g, by);
const from = ([least, most]: readonly [number, number]) => `${grouped(least, ' ')} to ${grouped(most, ' ')}`;

describe('the limits that docs/api.md states', () => {
  it.each([
    [`have at most ${bytes.requestBody / 1024} KB`],
    [`at most ${counts.pathsPerWindow} prefixes`],
    [`one line, at most ${lengths.reason} characters`],
    [`one line, at most ${lengths.ticket} characters`],
    [`plain text with line breaks, at most ${lengths.message} characters`],
    [`the message in other languages, at most ${counts.languagesPerWindow}`],
    [`"maximumLength": 0–${lengths.message}`],
    [`one line, at most ${lengths.templateName} characters`],
    [`windows that may be made from it, ${ranges.templateUses.join(' to ')}`],
    [`an instant within ${daysAhead} days`],
    [`at most ${lengths.comment} characters with line breaks`],
    [`1 to ${counts.hostnamesPerSite}; a hostname belongs to one site`],
    [`at most ${counts.exemptionsPerSite}; \`/path\``],
    [`at most ${counts.originsPerSite} origins`],
    [`at most ${counts.cidrsPerSite} address ranges`],
    [`notice an early end; ${from(ranges.retryAfterMaximumSeconds)}`],
    [`| 1 | ${from(policyRanges.approvalsRequired)} |`],
    [`how long a request stays open; ${from(policyRanges.timeoutSeconds)}`],
    [`at most ${counts.remindersPerPolicy} numbers of seconds`],
    [`without a new approval; ${from(policyRanges.overrunSeconds)}`],
    [`0 forbids them; at most ${grouped(emergencyRanges.maximumDurationSeconds[1], ' ')}`],
    [`| 86 400 | ${from(emergencyRanges.ratifyWithinSeconds)} |`],
    [`shortest time from request to start; ${from(policyRanges.leadTimeSeconds)}`],
    [`| 86 400 | ${from(policyRanges.maximumDurationSeconds)} |`],
    [`A person has at most ${counts.principalsPerMember}`],
    [`at most ${grouped(counts.people, ',')} people and ${grouped(counts.machines, ',')} machines`],
    [`${counts.approversMailed} are mailed`],
    [`the window has ${counts.commentsPerWindow} comments`],
    [`${counts.requestsPerSite} undecided requests, ${counts.proposalsPerSite} open proposals`],
    [`| 409 | \`directory-full\` | ${grouped(counts.people, ',')} people`],
    [`more than ${bytes.requestBody / 1024} KB (${bytes.voteForm / 1024} KB on the confirm page)`],
    [`ends more than ${daysAhead} days from now`],
  ])('hold: %s', (sentence) => {
    expect(page).toContain(sentence);
  });
});
