/** Whether the page is dark: as the address says, or else as the device does. */

import { address } from './address.svelte';
import { groundOf } from './map/ground';

const wanted = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');

class Theme {
  private device = $state(wanted?.matches ?? false);
  dark = $derived(address.theme === '' ? this.device : address.theme === 'dark');
  ground = $derived(groundOf(this.dark));

  constructor() {
    wanted?.addEventListener('change', (event) => (this.device = event.matches));
  }
}

export const theme = new Theme();
