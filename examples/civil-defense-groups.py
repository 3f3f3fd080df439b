"""Every finding on civil defense groups: study, design, direction, what it found and where."""

import os
import sys

import requests

FORESTALL = os.environ.get("FORESTALL", "http://localhost:4000")

QUERY = """
{
  findings(filter: { recommendations: ["ssr.civil-defense-groups"] }, first: 1000) {
    nodes {
      id direction dispute text
      outcomeTerm { name }
      publication { id title year designTerm { name } checkedHow }
    }
  }
}
"""

answer = requests.get(f"{FORESTALL}/graphql", params={"query": QUERY, "format": "csv"}, timeout=60)
if not answer.ok:
    sys.exit(answer.json()["errors"][0]["message"])
sys.stdout.write(answer.content.decode("utf-8"))
print("Data release", answer.headers["Forestall-Release"], file=sys.stderr)
