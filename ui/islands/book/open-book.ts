import type { Looks } from './looks';

/** Where a reader is. */
export interface Stand {
  /** From 1: a page, or a section of a book that flows. */
  place: number;
  /** EPUB CFI inside the section; empty in a book of pages. */
  spot: string;
  /** By which the reader knows it again. */
  words: string;
}

export interface Entry {
  title: string;
  /** As people read it; empty where it has no number. */
  at: string;
  depth: number;
  go(): void;
  /** Whether the reader is in this part. */
  here(): boolean;
}

/** A book that lies open, of pages or flowing: what the bar and its panels do with it. */
export interface OpenBook {
  /** Whether two pages stand side by side where nobody has chosen. */
  readonly two: boolean;
  here(): Stand;
  /** Whether what is seen now holds this place. */
  shows(stand: Pick<Stand, 'place' | 'spot'>): boolean;
  go(place: number, spot?: string): Promise<void>;
  turn(by: 1 | -1): void;
  /** Larger pages, or larger letters. */
  size(by: 1 | -1): void;
  /** Marks these words wherever they stand, exactly spelled so, but for spaces, width and case. */
  mark(spellings: string[]): void;
  /** Brings the nth of the marked words of a place before the reader's eyes, the last one for -1. Answers which one it is. */
  toMark(place: number, nth: number): Promise<number>;
  look(looks: Looks): void;
  /** Names a place as people do. */
  say(place: number): string;
  contents(): Promise<Entry[]>;
  moved(heard: () => void): void;
}
