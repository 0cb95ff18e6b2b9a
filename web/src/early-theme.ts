/** A theme that was chosen is worn before the page itself is there, so that nothing flashes. */

export function wearEarly(): void {
  const chosen = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem('khabar.theme') ?? '';
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
}
