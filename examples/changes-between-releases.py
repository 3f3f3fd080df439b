"""What an indicator's figures changed between two data releases.

    python3 changes-between-releases.py vdem.v2xpe_exlsocgr 2026.4 2026.4-local-1

`/data` and `meta { releases { id } }` list the data releases of a server.
"""

import io
import os
import sys

import pandas as pd
import requests

FORESTALL = os.environ.get("FORESTALL", "http://localhost:4000")

QUERY = """
query ($indicator: ID!, $after: String) {
  observations(filter: { indicators: [$indicator] }, first: 1000, after: $after) {
    nodes { country { id } year value release { id } }
  }
}
"""


def figures(indicator, release):
    """All figures of the indicator as that data release has them."""
    pages, after = [], None
    while True:
        answer = requests.post(
            f"{FORESTALL}/graphql",
            params={"release": release, "format": "csv"},
            json={"query": QUERY, "variables": {"indicator": indicator, "after": after}},
            timeout=60,
        )
        if not answer.ok:
            sys.exit(answer.json()["errors"][0]["message"])
        pages.append(pd.read_csv(io.StringIO(answer.text), keep_default_na=False, na_values=[""]))
        if answer.headers["Forestall-Has-Next-Page"] != "true":
            return pd.concat(pages, ignore_index=True).rename(columns={"country.id": "country", "release.id": "release"})
        after = answer.headers["Forestall-End-Cursor"]


indicator, before, after = sys.argv[1:4]
both = figures(indicator, before).merge(figures(indicator, after), on=["country", "year"], how="outer", suffixes=("_before", "_after"))
# Two missing values are the same; NaN is never equal to itself.
same = (both["value_before"] == both["value_after"]) | (both["value_before"].isna() & both["value_after"].isna())
both[~same].sort_values(["country", "year"]).to_csv(sys.stdout, index=False)
print(f"{(~same).sum()} of {len(both)} figures differ", file=sys.stderr)
