import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import { emptyHead, entryAfter } from '../../lambdas/domain/audit/chain';
import type { Store } from '../../lambdas/store/port';
import { due, mailDue, proofDue, site } from './records';
import { aWindow } from './subjects';

/** What a store must do with what is due and what is reserved: records that are written without their version. */
export function dueContract(store: () => Store): void {
  it('puts over whatever is there, in the transaction of something conditional', async () => {
    const put = (version: number, revision: number) =>
      store().commit({ put: [site('over', version)], putAlways: [due('over', revision), due('over', revision, true)] });
    expect([await put(1, 4), await put(2, 7), await put(2, 9), await put(3, 5)]).toEqual([
      'committed',
      'committed',
      'lost',
      'committed',
    ]);
    const snapshot = await store().load([
      { kind: 'publish-due', siteId: 'over', urgent: false },
      { kind: 'publish-due', siteId: 'over', urgent: true },
    ]);
    expect(snapshot.publishDue('over', false)).toEqual(due('over', 5).value);
    expect(snapshot.publishDue('over', true)).toEqual(due('over', 5, true).value);
  });

  it('lists what is to be published, urgent first, then by age, and removes only the revision that was read', async () => {
    const some = [due('q-b', 3), due('q-a', 3), due('q-c', 9, true), due('q-a', 8, true, 5), due('q-d', 1, true, 6)];
    for (const each of some) await store().commit({ put: [], putAlways: [each] });
    const listed = async () => (await store().publishDue()).filter(({ siteId }) => siteId.startsWith('q-'));
    expect(await listed()).toEqual([some[3], some[4], some[2], some[1], some[0]].map((each) => each?.value));

    expect(await store().commit({ put: [], remove: [due('q-c', 8, true)] })).toBe('lost');
    expect(await store().commit({ put: [], remove: [due('q-c', 9, true)] })).toBe('committed');
    expect(await store().commit({ put: [], remove: [due('q-c', 9, true)] })).toBe('lost');
    expect(await listed()).toHaveLength(4);

    const unknown = due('q-unknown', 0);
    expect(await store().commit({ put: [], remove: [unknown] })).toBe('lost');
    await store().commit({ put: [], putAlways: [unknown] });
    expect(await store().commit({ put: [], remove: [unknown] })).toBe('committed');
  });

  it('gives the lease of publishers to one at a time, and to the next once it has expired', async () => {
    const [first, ...others] = (
      await Promise.all(['a', 'b', 'c'].map((holder) => store().takeLease({ holder, until: 50, now: 47 })))
    ).filter((lease) => lease !== undefined);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ until: 50 });
    const inStore = async () => (await store().load([{ kind: 'edge-lease' }])).edgeLease();
    expect(await inStore()).toEqual(first);

    expect(await store().takeLease({ holder: 'd', until: 52, now: 49 })).toBeUndefined();
    const next = await store().takeLease({ holder: 'd', until: 53, now: 50 });
    expect(next).toEqual({ holder: 'd', until: 53, version: (first?.version ?? 0) + 1 });

    const value = { holder: 'd', until: 0, version: (next?.version ?? 0) + 1 };
    expect(await store().commit({ put: [{ kind: 'edge-lease', value }] })).toBe('committed');
    expect(await store().takeLease({ holder: 'e', until: 54, now: 51 })).toMatchObject({ holder: 'e' });
  });

  it('keeps of whom to mail about what: the newest change of each, the oldest first, until that is removed', async () => {
    const some = [mailDue('m-b', 3), mailDue('m-a', 3), mailDue('m-c', 1), mailDue('m-b', 4)];
    for (const record of some) expect(await store().commit({ put: [], putAlways: [record] })).toBe('committed');
    const listed = async () => (await store().mailsDue()).filter(({ subjectId }) => subjectId.startsWith('m-'));
    expect(await listed()).toEqual([mailDue('m-c', 1), mailDue('m-a', 3), mailDue('m-b', 4)].map(({ value }) => value));
    expect(await store().commit({ put: [], remove: [mailDue('m-a', 3), mailDue('m-b', 3)] })).toBe('lost');
    expect(await store().commit({ put: [], remove: [mailDue('m-a', 3), mailDue('m-b', 4)] })).toBe('committed');
    expect(await listed()).toEqual([mailDue('m-c', 1).value]);
  });

  it('lists open questions by their deadline, whoever opened them first, until they are removed', async () => {
    const one = (subjectId: string, decideBy: number, planVersion = 1) =>
      ({ kind: 'question-listing', value: { subjectId, planVersion, decideBy, ttl: decideBy } }) as const;
    const all = [one('q.b', 90), one('q.a', 1000), one('q.a', 90, 2), one('q.c', 80)];
    expect(await store().commit({ put: [], putAlways: all })).toBe('committed');
    const listed = async (at: number, id = '~', limit = 10) =>
      (await store().questions({ at, id }, limit)).map(({ subjectId, decideBy }) => [subjectId, decideBy]);
    const within = async (at: number) => (await listed(at)).filter(([, decideBy]) => Number(decideBy) <= 1000);
    expect(await within(79)).toEqual([
      ['q.c', 80],
      ['q.a', 90],
      ['q.b', 90],
      ['q.a', 1000],
    ]);
    expect(await within(80)).toEqual([
      ['q.a', 90],
      ['q.b', 90],
      ['q.a', 1000],
    ]);
    expect(await listed(90, 'q.a#2', 1)).toEqual([['q.b', 90]]);
    expect(await store().commit({ put: [], removeAlways: [one('q.b', 90), one('q.never', 5)] })).toBe('committed');
    expect(await within(79)).toEqual([
      ['q.c', 80],
      ['q.a', 90],
      ['q.a', 1000],
    ]);
  });

  it('keeps of which boundary the site is to be asked, until that is removed', async () => {
    const due = proofDue('p.1', 3);
    const found = async () =>
      (await store().load([{ kind: 'proof-due', windowId: 'p.1', boundary: 'start' }])).proofDue('p.1', 'start');
    expect(await store().commit({ put: [], putAlways: [due] })).toBe('committed');
    expect(await found()).toEqual(due.value);
    expect(await store().commit({ put: [], remove: [proofDue('p.1', 2)] })).toBe('lost');
    expect(await store().commit({ put: [], remove: [due] })).toBe('committed');
    expect(await found()).toBeUndefined();
  });

  it('lists the boundaries that sites are to be asked about, the oldest first', async () => {
    const some = [proofDue('p.4', 1), proofDue('p.3', 1)];
    await store().commit({ put: [], putAlways: some });
    const listed = (await store().proofsDue()).filter(({ windowId }) => windowId === 'p.3' || windowId === 'p.4');
    expect(listed.map(({ windowId }) => windowId)).toEqual(['p.3', 'p.4']);
    expect(await store().commit({ put: [], remove: some })).toBe('committed');
  });

  it('keeps for evidence the plans of a window and the publishes of a site, in order of time', async () => {
    const plan = { windowId: 'e.1', planVersion: 2, digest: 'd', plan: aWindow(1, 'e').plan, at: 5 };
    const published = (revision: number, at: number) =>
      ({ kind: 'site-publish', value: { siteId: 'e', revision, at, windowIds: ['e.1'] } }) as const;
    const putAlways = [
      { kind: 'plan-version', value: plan } as const,
      published(9, 12),
      published(7, 11),
      published(7, 8),
    ];
    expect(await store().commit({ put: [], putAlways })).toBe('committed');
    const found = await store().load([{ kind: 'plan-version', windowId: 'e.1', planVersion: 2 }]);
    expect(found.planVersion('e.1', 2)).toEqual(plan);
    const wanted = [published(7, 11), published(9, 12)].map(({ value }) => value);
    expect(await store().publishes('e', 9, 12)).toEqual({ publishes: wanted, more: false });
  });

  it('finds the entries of a chain that are about something, and reads entries by their numbers', async () => {
    let head = emptyHead('about');
    const entries: AuditEntry[] = [];
    for (const subject of ['about.1', 'about.2', 'about.1']) {
      const fact = { at: 1, actor: { principal: 'p' }, action: 'request', subject, before: null, after: null } as const;
      const audit = entryAfter(head, fact);
      head = { ...head, auditSeq: audit.seq, auditHash: audit.hash };
      entries.push(audit);
      await store().commit({ put: [{ kind: 'head', value: head }], audit: [audit] });
    }
    expect(await store().auditSeqs('about.1', 10)).toEqual([1, 3]);
    expect(await store().auditSeqs('about.1', 1)).toEqual([1]);
    expect(await store().auditSeqs('about.3', 10)).toEqual([]);
    expect(await store().auditEntriesAt('about', [3, 2, 7, 3])).toEqual(entries.slice(1));
    expect(await store().auditEntriesAt('about', [])).toEqual([]);
  });

  it('reserves bytes up to a limit, all or nothing with the rest, and gives them back', async () => {
    const reserved = async () => (await store().load([{ kind: 'edge-room' }])).edgeRoom().reservedBytes;
    const reserve = (siteId: string, bytes: number, limit = 100) =>
      store().commit({ put: [site(siteId)], reserve: { bytes, limit } });
    expect(await reserved()).toBe(0);
    expect(await reserve('room-none', 101)).toBe('lost');
    expect(await reserve('room-a', 60)).toBe('committed');
    expect(await reserve('room-b', 41)).toBe('lost');
    expect(await reserve('room-b', 40)).toBe('committed');
    expect(await reserve('room-b', 0)).toBe('lost');
    expect(await reserved()).toBe(100);
    expect(await reserve('room-c', -30, 10)).toBe('committed');
    expect(await reserved()).toBe(70);
    const sites = await store().load(['room-none', 'room-b'].map((siteId) => ({ kind: 'site', siteId }) as const));
    expect([sites.site('room-none'), sites.site('room-b')?.siteId]).toEqual([undefined, 'room-b']);
  });

  it('lets parallel commands of different sites reserve no more than there is', async () => {
    const before = (await store().load([{ kind: 'edge-room' }])).edgeRoom().reservedBytes;
    const limit = before + 50;
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        store().commit({ put: [site(`crowd-${n}`)], reserve: { bytes: 10, limit } }),
      ),
    );
    const committed = outcomes.filter((outcome) => outcome === 'committed').length;
    expect(committed).toBeLessThanOrEqual(5);
    const { reservedBytes } = (await store().load([{ kind: 'edge-room' }])).edgeRoom();
    expect(reservedBytes).toBe(before + 10 * committed);
  });
}
