// Recommendations on which no study of a design is known, and those without a synthesis. Needs Node 20 or newer.
//
//     node gaps-in-evidence.mjs > gaps.csv

const forestall = process.env.FORESTALL ?? 'http://localhost:4000';
const query = `{
  evidenceMatrix(rows: RECOMMENDATION, columns: DESIGN) {
    rows { id label tally { findings } }
    columns { id label }
    cells { row column gap tally { findings } }
  }
}`;

const answer = await fetch(`${forestall}/graphql`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query }),
});
const { data, errors, extensions } = await answer.json();
if (errors) throw new Error(errors[0].message);

const { rows, columns, cells } = data.evidenceMatrix;
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const labels = new Map([...rows, ...columns].map(({ id, label }) => [id, label]));
console.log('recommendation,label,findings,design_without_findings');
for (const row of rows) {
  for (const { column, gap } of cells.filter((cell) => cell.row === row.id)) {
    if (gap === 'ABSOLUTE')
      console.log([row.id, quoted(row.label), row.tally.findings, quoted(labels.get(column))].join(','));
  }
}
console.error(`Data release ${extensions.dataRelease}`);
