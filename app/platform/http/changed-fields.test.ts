import { describe, expect, it } from 'vitest';
import { changedFields, withEarlierValues } from './changed-fields';

const filled = withEarlierValues({ kind: 'partner', name: 'PATH' });

describe('the fields of a form that its sender has changed', () => {
  it('are none where the form comes back as it was filled', () => {
    expect(changedFields({ kind: 'partner', name: 'PATH' }, filled)).toEqual({});
  });

  it('are those whose text is another one, as they were read', () => {
    expect(changedFields({ kind: 'partner', name: 'path' }, { ...filled, name: ' path ' })).toEqual({
      name: 'path',
    });
  });

  it('are all where nothing tells what the form was filled with', () => {
    expect(changedFields({ name: 'PATH' }, { name: 'PATH' })).toEqual({ name: 'PATH' });
  });
});
