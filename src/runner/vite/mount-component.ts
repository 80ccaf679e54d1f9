/** Statements that show a component in the page by itself, as its library does it in every version. */
export function renderMount(component: string): string {
  const isSvelte = component.endsWith('.svelte');
  return `const library = await import('${isSvelte ? 'svelte' : 'vue'}');
const { default: component } = await import(${JSON.stringify(component)});
const place = document.body.appendChild(document.createElement('div'));
${isSvelte ? SVELTE : VUE}`;
}

const VUE = `if (library.createApp === undefined) new library.default({ render: (create) => create(component) }).$mount(place);
else library.createApp(component).mount(place);`;

const SVELTE = `if (library.mount === undefined) new component({ target: place });
else library.mount(component, { target: place });`;
