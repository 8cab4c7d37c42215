import { emptyRepository, repositoryAt } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { planRaise, raiseBaseline } from '../src/index.ts';
import { readLedgerPlace } from '../src/look.ts';
import { commitId, coveredOf, measured, valueOf } from './measurements.ts';
import { run } from './run-command.ts';
import { cloneOfBare, lookedAt, opened } from './stores.ts';

const REF = 'refs/tidemark/baseline';

async function planned(root: string, place: string, covered: number, remote: string | null) {
  const wanted = { repository: 'orchard', measurement: measured(covered, commitId(covered)), remote };
  return planRaise({ run, root }, valueOf(readLedgerPlace(place)), wanted);
}

async function moveOf(root: string, covered: number) {
  const plan = valueOf(await planned(root, 'git:.', covered, null));
  return plan.kind === 'in-push' ? plan.move : expect.fail();
}

describe('a raise that is planned', () => {
  test('moves nothing by itself, and once its ref has moved it is what a raise would have recorded', async () => {
    const { root, git } = emptyRepository();
    const first = (await moveOf(root, 80)) ?? expect.fail();
    expect(first).toMatchObject({ ref: REF, from: null });
    expect(git('for-each-ref', REF)).toBe('');
    git('update-ref', REF, first.to);
    const second = (await moveOf(root, 90)) ?? expect.fail();
    expect(second.from).toBe(first.to);
    git('update-ref', REF, second.to);
    const history = valueOf(await (await lookedAt({ root, place: 'git:.' })).history('orchard', 9));
    expect(history.map(({ revision, kind, baseline }) => [revision, kind, coveredOf(baseline)])).toEqual([
      [2, 'raise', 90],
      [1, 'raise', 80],
    ]);
  });

  test('is no move where nothing would rise', async () => {
    const { root } = emptyRepository();
    await raiseBaseline(await opened({ root, place: 'git:.' }), 'orchard', measured(90));
    expect(await moveOf(root, 80)).toBeNull();
  });

  test('goes along only with a push to the very remote that holds the ledger', async () => {
    const { clone } = cloneOfBare();
    expect(valueOf(await planned(clone, 'git', 80, 'origin'))).toMatchObject({
      kind: 'in-push',
      move: { from: null },
    });
    for (const place of ['git:.', 'sqlite:ledger.db', 'postgres://localhost/orchard'])
      expect(valueOf(await planned(clone, place, 80, 'origin'))).toEqual({ kind: 'afterwards' });
    expect(valueOf(await planned(clone, 'git', 80, null))).toEqual({ kind: 'afterwards' });
  });

  test('cannot be made where the ledger cannot be read', async () => {
    const { clone, bare } = cloneOfBare();
    expect(await planned(clone, 'git:cellar', 80, 'origin')).toMatchObject({ problems: [{ code: 'usage' }] });
    repositoryAt(clone).git('remote', 'set-url', 'origin', `${bare}/gone`);
    expect(await planned(clone, 'git', 80, 'origin')).toMatchObject({ problems: [{ code: 'ledger-error' }] });
    const { root, git, write } = emptyRepository();
    write({ 'orchard.json': 'apples' });
    git('add', '--all');
    git('commit', '--quiet', '-m', 'by hand');
    git('update-ref', REF, 'HEAD');
    expect(await planned(root, 'git:.', 80, null)).toMatchObject({ problems: [{ code: 'ledger-error' }] });
  });
});
