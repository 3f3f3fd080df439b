"""How large a share of the population each power status covers, by country and year (EPR), for the countries named.

    python3 groups-by-status.py NGA PAK IRQ
"""

import os
import sys

import pandas as pd
import requests

FORESTALL = os.environ.get("FORESTALL", "http://localhost:4000")

QUERY = """
query ($countries: [ID!]) {
  countries(filter: { ids: $countries }) {
    nodes { id groups { id name periods { from to status size } } }
  }
}
"""

countries = sys.argv[1:] or ["NGA", "PAK", "IRQ"]
answer = requests.post(f"{FORESTALL}/graphql", json={"query": QUERY, "variables": {"countries": countries}}, timeout=60).json()
if "errors" in answer:
    sys.exit(answer["errors"][0]["message"])

rows = [
    {"country": country["id"], "year": year, "status": period["status"], "size": period["size"]}
    for country in answer["data"]["countries"]["nodes"]
    for group in country["groups"]
    for period in group["periods"]
    for year in range(period["from"], period["to"] + 1)
]
# A status without a size for one of its groups has no share: min_count keeps it missing.
shares = pd.DataFrame(rows).groupby(["country", "year", "status"])["size"].agg(lambda sizes: sizes.sum(skipna=False))
shares.round(4).to_csv(sys.stdout)
print("Data release", answer["extensions"]["dataRelease"], file=sys.stderr)
