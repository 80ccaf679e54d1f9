/**
 * Gives the frame what the page of the program has: its elements, so that the program finds them. Scripts are left out:
 * the program comes as one bundle. Styles and pictures load nothing, as the frame's policy has it.
 */
export function showMarkup(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const script of page.querySelectorAll('script, base, meta, link')) script.remove();
  document.title = page.title;
  for (const { name, value } of page.body.attributes) if (!name.startsWith('on')) document.body.setAttribute(name, value);
  document.body.replaceChildren(...page.body.childNodes);
}
