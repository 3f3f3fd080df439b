/** Looks of the explorer that are ours. Kept as text: it is sent as it stands, and no build tool need read it. */
export const clientStyle = `html,
body,
#explorer {
  block-size: 100%;
  margin: 0;
}

/* Our accent in place of GraphiQL's, as its own kind of colour: hue, saturation, lightness. */
.graphiql-container {
  --color-primary: 248, 36%, 37%;
}

body.graphiql-dark .graphiql-container {
  --color-primary: 249, 65%, 80%;
}

@media (prefers-color-scheme: dark) {
  body:not(.graphiql-light) .graphiql-container {
    --color-primary: 249, 65%, 80%;
  }
}

#explorer > p {
  font: 1rem/1.5 system-ui, sans-serif;
  margin: 2rem;
}

.graphiql-logo a {
  color: inherit;
  text-decoration: none;
}

.graphiql-logo a:focus-visible,
.graphiql-container button:focus-visible {
  outline: 2px solid currentColor;
  outline-offset: 2px;
}

@media (prefers-reduced-motion: reduce) {
  .graphiql-container * {
    animation: none !important;
    transition: none !important;
  }
}
`;
