"""Excluded share of the population against deaths in one-sided violence, 1990 to 2023, as a tidy table.

One row a country and year in which both are known. What is missing stays missing: it is not zero.
"""

import io
import os
import sys

import pandas as pd
import requests

FORESTALL = os.environ.get("FORESTALL", "http://localhost:4000")
INDICATORS = {"epr.excluded_share": "excluded_share", "ucdp.os_total_deaths_best": "one_sided_deaths"}

QUERY = """
query ($indicators: [ID!], $after: String) {
  observations(filter: { indicators: $indicators, from: 1990, to: 2023 }, first: 1000, after: $after) {
    nodes { country { id name } indicator { id } year value release { id } }
  }
}
"""


def pages():
    """All pages of the list; the server says in headers where the next one begins and which data release answers."""
    after = None
    while True:
        variables = {"indicators": list(INDICATORS), "after": after}
        answer = requests.post(f"{FORESTALL}/graphql", json={"query": QUERY, "variables": variables}, headers={"Accept": "text/csv"}, timeout=60)
        if not answer.ok:
            sys.exit(answer.json()["errors"][0]["message"])
        yield pd.read_csv(io.StringIO(answer.text), keep_default_na=False, na_values=[""])
        if answer.headers["Forestall-Has-Next-Page"] != "true":
            print("Data release", answer.headers["Forestall-Release"], file=sys.stderr)
            return
        after = answer.headers["Forestall-End-Cursor"]


figures = pd.concat(pages(), ignore_index=True)
tidy = (
    figures.pivot(index=["country.id", "country.name", "year"], columns="indicator.id", values="value")
    .rename(columns=INDICATORS)
    .dropna()
    .reset_index()
)
tidy.to_csv(sys.stdout, index=False)

excluding = tidy[tidy["excluded_share"] > 0.1]
for name, rows in [("more than a tenth excluded", excluding), ("all", tidy)]:
    share = (rows["one_sided_deaths"] >= 25).mean()
    print(f"{name}: 25 deaths or more in {share:.1%} of {len(rows)} country-years", file=sys.stderr)
