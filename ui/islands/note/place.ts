import { askFrame, hear, tellFrame } from '../book/neighbour';
import { clock } from '../shared/words';

/** Where a note stands. */
export interface Place {
  /** Where the reader is. */
  here(): number;
  /** As people read it. */
  say(place: number): string;
  link(place: number): HTMLAnchorElement;
  /** Calls when the reader is elsewhere. */
  moved(heard: () => void): void;
}

/** In a film; the player itself listens to links with a second. */
export const second: Place = {
  here: () => Math.floor(video()?.currentTime ?? 0),
  say: clock,
  link(place) {
    const link = anchor(`?t=${place}`);
    link.dataset.at = String(place);
    return link;
  },
  moved: (heard) => video()?.addEventListener('timeupdate', heard),
};

/** In a book. */
export const page: Place = {
  here: () => number()?.valueAsNumber || 1,
  say: String,
  link(place) {
    const link = anchor(`?page=${place}`);
    link.addEventListener('click', (event) => {
      const field = number();
      if (!field || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      field.value = String(place);
      field.dispatchEvent(new Event('change'));
    });
    return link;
  },
  moved: (heard) => document.querySelector('.book-pages')?.addEventListener('scroll', () => setTimeout(heard, 100), { passive: true }),
};

/** In a book that flows, which is read in a frame of its own. */
export const section: Place = {
  here: () => reached,
  say: String,
  link(place) {
    const link = anchor(`?page=${place}`);
    link.addEventListener('click', (event) => {
      const book = frame();
      if (!book || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      tellFrame(book, place);
    });
    return link;
  },
  moved: (heard) => {
    hear('at', () => frame()?.contentWindow, (now) => {
      reached = now;
      heard();
    });
    askFrame(frame());
  },
};

let reached = 1;
const frame = () => document.querySelector<HTMLIFrameElement>('iframe.epub-embed');
const video = () => document.querySelector<HTMLVideoElement>('lesson-player video');
const number = () => document.querySelector<HTMLInputElement>('book-reader input[name="page"]');

function anchor(search: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = location.pathname + search;
  return link;
}
