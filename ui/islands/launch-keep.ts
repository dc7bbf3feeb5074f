import { askPlatform } from './shared/platform';

/**
 * Has the platform keep the secret of a launch (`key`, `secret`), because cookies may be blocked here, and goes on to `next` then, whether or not
 * it did: the way of the launch finds out.
 */
class LaunchKeep extends HTMLElement {
  connectedCallback(): void {
    void askPlatform(this, 'lti.put_data', { key: this.getAttribute('key'), value: this.getAttribute('secret') })
      .catch(() => undefined)
      .then(() => location.replace(this.getAttribute('next')!));
  }
}

customElements.define('launch-keep', LaunchKeep);
