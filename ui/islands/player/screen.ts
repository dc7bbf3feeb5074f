/** Full screen on browsers of three ages, and on an iPhone, which only fills the screen with the bare video. */
interface OldElement extends HTMLElement {
  webkitRequestFullscreen?: () => void;
}

interface OldVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
}

interface OldDocument extends Document {
  webkitFullscreenElement?: Element;
  webkitExitFullscreen?: () => void;
}

const page = document as OldDocument;

export const filled = () => (page.fullscreenElement ?? page.webkitFullscreenElement) != null;

export function fill(player: OldElement, video: OldVideo): void {
  if (filled()) void (page.exitFullscreen ? page.exitFullscreen() : page.webkitExitFullscreen?.());
  else if (player.requestFullscreen) void player.requestFullscreen();
  else if (player.webkitRequestFullscreen) player.webkitRequestFullscreen();
  else video.webkitEnterFullscreen?.();
}

const SMALL = 560;
const MIDDLE = 900;

/** A row of controls asks how wide the player is, not the window: beside a list, in a frame, on a board. */
export function fit(player: HTMLElement): void {
  const measure = () => {
    player.classList.toggle('small', player.clientWidth < SMALL);
    player.classList.toggle('middle', player.clientWidth < MIDDLE);
  };
  measure();
  if ('ResizeObserver' in window) new ResizeObserver(measure).observe(player);
}
