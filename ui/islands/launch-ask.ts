import { askPlatform } from './shared/platform';

/** Has the platform tell the secret that it keeps for this launch, and comes back with it; where it doesn't, shows what stands under `data-tab`. */
class LaunchAsk extends HTMLElement {
  connectedCallback(): void {
    askPlatform(this, 'lti.get_data', { key: this.getAttribute('key') }).then(
      ({ value }) => {
        if (typeof value !== 'string' || !value) return this.giveUp();
        this.querySelector<HTMLInputElement>('[name=browser]')!.value = value;
        this.querySelector('form')!.submit();
      },
      () => this.giveUp(),
    );
  }

  private giveUp(): void {
    document.querySelector<HTMLElement>('[data-tab]')!.hidden = false;
  }
}

customElements.define('launch-ask', LaunchAsk);
