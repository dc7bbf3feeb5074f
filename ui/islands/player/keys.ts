/** What the keyboard can ask of the player. */
export interface Keyed {
  toggle(): void;
  skip(seconds: number): void;
  louder(by: number): void;
  mute(): void;
  fill(): void;
  caption(): void;
  /** By one picture, forwards or back. */
  frame(by: 1 | -1): void;
  float(): void;
  share(): void;
  help(): void;
}

/**
 * Listens while the player, or nothing, has the focus, so that typing elsewhere on the page is never taken for a command.
 * A focused button keeps its Space, a focused menu its arrows (it stops them itself).
 */
export function listen(player: HTMLElement, keyed: Keyed): () => void {
  const pressed = (event: KeyboardEvent) => {
    const focused = document.activeElement;
    const ours = !focused || focused === document.body || player.contains(focused);
    if (!ours || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === ' ' && focused instanceof HTMLButtonElement) return;
    const deed = deeds(keyed)[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

function deeds(keyed: Keyed): Record<string, (() => void) | undefined> {
  return {
    ' ': () => keyed.toggle(),
    k: () => keyed.toggle(),
    ArrowLeft: () => keyed.skip(-5),
    ArrowRight: () => keyed.skip(5),
    ArrowUp: () => keyed.louder(0.1),
    ArrowDown: () => keyed.louder(-0.1),
    m: () => keyed.mute(),
    f: () => keyed.fill(),
    c: () => keyed.caption(),
    ',': () => keyed.frame(-1),
    '.': () => keyed.frame(1),
    p: () => keyed.float(),
    l: () => keyed.share(),
    '?': () => keyed.help(),
    // A Chinese keyboard writes these where an English one writes the three above.
    '，': () => keyed.frame(-1),
    '。': () => keyed.frame(1),
    '？': () => keyed.help(),
  };
}
