#!/bin/sh
# One figure with everything needed to cite it: value, bounds, unit, year, release, licence. Needs curl.
#
#     sh one-figure.sh NGA vdem.v2xpe_exlsocgr 2023
set -eu
country=${1:-NGA} indicator=${2:-vdem.v2xpe_exlsocgr} year=${3:-2023}

# The variables are ids and a year: nothing in them needs escaping.
curl --fail-with-body --silent --show-error --get "${FORESTALL:-http://localhost:4000}/graphql" \
  --data-urlencode 'format=csv' \
  --data-urlencode 'query=query ($country: ID!, $indicator: ID!, $year: Int!) {
    country(id: $country) {
      observations(indicators: [$indicator], from: $year, to: $year) {
        indicator { id name unit } year value low high
        release { id version retrieved source { title licence citation(style: APA) } }
      }
    }
  }' \
  --data-urlencode "variables={\"country\":\"$country\",\"indicator\":\"$indicator\",\"year\":$year}"
