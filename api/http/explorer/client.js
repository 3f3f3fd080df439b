// Runs in the browser. React and GraphiQL come as the scripts before it, examples as data in the page.
const { React, ReactDOM, GraphiQL } = window;
const examples = JSON.parse(document.getElementById('examples').textContent);
const asked = new URLSearchParams(location.search);

// What the address pins, the explorer asks for too.
const address = new URL('/graphql', location.origin);
const release = asked.get('release');
if (release) address.searchParams.set('release', release);

const explorer = React.createElement(
  GraphiQL,
  {
    fetcher: GraphiQL.createFetcher({ url: address.href }),
    defaultTabs: examples,
    query: asked.get('query') ?? undefined,
    variables: asked.get('variables') ?? undefined,
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
    isHeadersEditorEnabled: false,
  },
  React.createElement(GraphiQL.Logo, null, React.createElement('a', { href: '/' }, 'Forestall')),
);
const root = document.getElementById('explorer');
root.textContent = '';
ReactDOM.createRoot(root).render(explorer);
