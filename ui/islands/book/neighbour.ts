/**
 * The frame of a book that flows and the page around it tell each other where the reader is, and where to go: notes stand on the page. Both are ours; nothing
 * is told to a page of another site, nor heard from one.
 */
interface Told {
  shuyuan: 'at' | 'go' | 'ask';
  section: number;
}

/** In the frame: tells the page around it. */
export function tellPage(section: number): void {
  if (window.parent !== window) window.parent.postMessage({ shuyuan: 'at', section } satisfies Told, location.origin);
}

/** In the page: tells its frame to go there. */
export function tellFrame(frame: HTMLIFrameElement, section: number): void {
  frame.contentWindow?.postMessage({ shuyuan: 'go', section } satisfies Told, location.origin);
}

/** In the page: whichever of both was there first, this page hears where the reader is. */
export function askFrame(frame: HTMLIFrameElement | null): void {
  frame?.contentWindow?.postMessage({ shuyuan: 'ask', section: 1 } satisfies Told, location.origin);
}

/** @param from the window whose messages count */
export function hear(what: Told['shuyuan'], from: () => Window | null | undefined, heard: (section: number) => void): void {
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<Partial<Told> | null>) => {
    if (origin !== location.origin || source !== from() || data?.shuyuan !== what) return;
    if (Number.isInteger(data.section) && data.section! > 0) heard(data.section!);
  });
}
