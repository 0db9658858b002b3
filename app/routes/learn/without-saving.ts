/**
 * A small worksheet's form asks by its address, and what stands beside it for saving comes along: that isn't part of the question. The period alone
 * stays, under a name of its own.
 * @returns the address to go to; undefined where there is nothing to leave out
 */
export function withoutSaving(address: string): string | undefined {
  const { pathname, searchParams } = new URL(address);
  const saving = [...searchParams.keys()].filter((key) => key === 'save' || key.startsWith('save.'));
  if (saving.length === 0) return undefined;
  const period = searchParams.get('save.period');
  for (const key of saving) searchParams.delete(key);
  if (period) searchParams.set('period', period);
  return `${pathname}?${searchParams.toString()}`;
}
