import { EPUB } from 'foliate-js/epub.js';
import { BlobReader, BlobWriter, configure, TextWriter, ZipReader, type Entry } from 'foliate-js/vendor/zip.js';
import 'foliate-js/view.js';

/** Of a chapter, in bytes; the longest novel in one is a tenth of it. */
const MOST_TEXT = 32 << 20;

/** Opens an EPUB from its bytes. No worker: the policy of the frame runs nothing but our own files. */
export async function openEpub(bytes: Blob): Promise<EPUB> {
  configure({ useWebWorkers: false });
  const entries = new Map((await new ZipReader(new BlobReader(bytes)).getEntries()).map((entry) => [entry.filename, entry]));
  const get = <T>(name: string, take: (entry: Entry) => Promise<T>) => {
    const entry = entries.get(name);
    return entry ? take(entry) : null;
  };
  const book = await new EPUB({
    loadText: (name) => get(name, (entry) => entry.uncompressedSize > MOST_TEXT
      ? Promise.resolve('')
      : entry.getData<string>(new TextWriter()).then(withoutEntities)),
    loadBlob: (name, type) => get(name, (entry) => entry.getData<Blob>(new BlobWriter(type))),
    getSize: (name) => entries.get(name)?.uncompressedSize ?? 0,
  }).init();
  book.transformTarget.addEventListener('data', (event) => {
    const { detail } = event as CustomEvent<{ data: unknown; type: string }>;
    if (/html|svg/.test(detail.type)) detail.data = Promise.resolve(detail.data).then(withoutScripts);
  });
  return book;
}

/** What a document declares by itself: entities that are made of entities grow without end where a parser believes them. */
const withoutEntities = (text: string) => text.replace(/<!DOCTYPE([^[>]*)\[[\s\S]*?\]\s*>/i, '<!DOCTYPE$1>');

/**
 * The policy already runs no script of a book; what is cut out here can't even be tried. A page that orders the browser
 * elsewhere would be stopped there by the policy as well, and leave an empty frame.
 */
function withoutScripts(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  return text
    .replace(/<script\b[\s\S]*?(<\/script\s*>|\/>)/gi, '')
    .replace(/<meta\b[^>]*http-equiv\s*=\s*["']?\s*refresh\b[^>]*>(\s*<\/meta\s*>)?/gi, '')
    .replace(/\son[a-z]+\s*=\s*("[^"]*"|'[^']*')/gi, '')
    .replace(/(href|src|action|data)\s*=\s*(["'])\s*javascript:[^"']*\2/gi, '');
}
