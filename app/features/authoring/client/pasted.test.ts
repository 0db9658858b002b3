import { describe, expect, test } from 'vitest';
import { kindOfFile, readTransfer } from './pasted';

const picture = new File(['x'], 'image.png', { type: 'image/png' });

describe('what is pasted', () => {
  test.each([
    ['copied in a browser', '<meta charset="utf-8"><img src="https://example.org/a.png" alt="Register">'],
    [
      'copied in Word',
      '<style><!-- p {margin:0} --></style><!--StartFragment--><p class=MsoNormal><img width=40 src="file:///C:/clip_image001.png"><o:p>&nbsp;</o:p></p>',
    ],
  ])('is a picture alone, %s', (_where, html) => {
    expect(readTransfer({ html, files: [picture] })).toEqual({ files: [picture] });
  });

  test('is markup where words stand beside the picture, though there is a picture of all of it too', () => {
    const html = '<p>Hesabu mistari</p><img src="file:///C:/clip.png">';
    expect(readTransfer({ html, files: [picture] })).toEqual({ html });
  });

  test('is markup where there is no file', () => {
    const html = '<img src="data:image/png;base64,AAAA">';
    expect(readTransfer({ html, files: [] })).toEqual({ html });
  });

  test('is left to the editor where it is plain text', () => {
    expect(readTransfer({ html: '<meta charset="utf-8"><span>Hesabu</span>', files: [] })).toBeUndefined();
  });
});

test.each([
  ['a.png', 'image/png', 'picture'],
  ['hotuba.m4a', '', 'recording'],
  ['filamu', 'video/mp4', 'recording'],
  ['somo.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['orodha.xlsx', '', undefined],
])('%s of type "%s" is for: %s', (name, type, kind) => {
  expect(kindOfFile(new File(['x'], name, { type }))).toBe(kind);
});
