/** What somebody has pasted or dropped, as the clipboard or the dragged thing tells it. */
interface Transferred {
  /** Empty where it has no markup. */
  html: string;
  files: File[];
}

/**
 * @returns the files, where they are all there is; or the markup, where there are words in it worth reading; undefined where a plain text is
 *   best taken as it is
 */
export function readTransfer({ html, files }: Transferred): { files: File[] } | { html: string } | undefined {
  // "Copy image" puts the picture and a tag with its address: the address is of no use here. So does Word for a picture alone.
  if (files.length > 0 && isOnePicture(html)) return { files };
  // Text that a plain editor put there has no markup worth reading, though some say it in HTML.
  if (/<(p|h\d|li|table|b|strong|em|i|a|img|span style)[\s>]/i.test(html)) return { html };
  return files.length > 0 ? { files } : undefined;
}

function isOnePicture(html: string): boolean {
  const words = html
    .replace(/<!--[\s\S]*?-->|<(style|title|xml)[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]*>|&nbsp;/gi, '')
    .trim();
  return words === '' && html.split(/<img\b/i).length === 2;
}

const endings = {
  picture: /\.(jpe?g|png|webp|gif|svg|heic|avif)$/i,
  recording: /\.(mp3|m4a|aac|ogg|wav|mp4|webm|mov)$/i,
  document: /\.docx$/i,
};

/** @returns which of the editor's dialogs a file is for; undefined where lessons have no use for such a file */
export function kindOfFile({ type, name }: File): keyof typeof endings | undefined {
  if (type.startsWith('image/')) return 'picture';
  if (/^(audio|video)\//.test(type)) return 'recording';
  return (Object.keys(endings) as (keyof typeof endings)[]).find((kind) => endings[kind].test(name));
}
