/* foliate-js ships no types: what we use of it. */
declare module 'foliate-js/epub.js' {
  export interface TocItem {
    label: string;
    href: string;
    subitems?: TocItem[];
  }
  export class EPUB {
    constructor(loader: {
      loadText(name: string): Promise<string> | null;
      loadBlob(name: string, type?: string): Promise<Blob> | null;
      getSize(name: string): number;
    });
    init(): Promise<this>;
    toc?: TocItem[];
    dir?: string;
    sections: { linear?: string }[];
    transformTarget: EventTarget;
  }
}

declare module 'foliate-js/vendor/zip.js' {
  export interface Entry {
    filename: string;
    uncompressedSize: number;
    getData<T>(writer: unknown): Promise<T>;
  }
  export class BlobReader {
    constructor(blob: Blob);
  }
  export class TextWriter {}
  export class BlobWriter {
    constructor(type?: string);
  }
  export class ZipReader {
    constructor(reader: BlobReader);
    getEntries(): Promise<Entry[]>;
  }
  export function configure(options: { useWebWorkers: boolean }): void;
}

declare module 'foliate-js/overlayer.js' {
  export class Overlayer {
    static highlight: unknown;
    add(key: string, range: Range, draw: unknown, options?: { color?: string }): void;
    remove(key: string): void;
  }
}

declare module 'foliate-js/view.js' {
  import type { Overlayer } from 'foliate-js/overlayer.js';

  export interface Located {
    /** Of the whole book. */
    fraction: number;
    cfi: string;
    tocItem?: { label?: string; href?: string };
    range?: Range;
  }
  /** Of the section with this index: where it is seen from, and how much of it. */
  export interface Relocated {
    /** `anchor` where nobody has moved, but the room for the page has changed. */
    reason?: string | null;
    index: number;
    fraction?: number;
    size?: number;
  }
  export class View extends HTMLElement {
    open(book: unknown): Promise<void>;
    init(options: { lastLocation?: unknown; showTextStart?: boolean }): Promise<void>;
    goTo(target: unknown): Promise<unknown>;
    goLeft(): Promise<void>;
    goRight(): Promise<void>;
    renderer: HTMLElement & {
      setStyles?(css: string): void;
      goTo?(target: { index: number; anchor: () => Range }): Promise<void>;
      getContents?(): { doc: Document; overlayer?: Overlayer }[];
    };
  }
}
