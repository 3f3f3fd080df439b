# Organised violence in a country by half-degree cell, with the middle of each cell, summed over a range of years.
#
#     Rscript cells-of-a-country.R NGA 2010 2019
library(httr2)

forestall <- Sys.getenv("FORESTALL", "http://localhost:4000")
asked <- commandArgs(trailingOnly = TRUE)
country <- if (length(asked) >= 1) asked[1] else "NGA"
range <- if (length(asked) >= 3) as.integer(asked[2:3]) else c(2010L, 2019L)

answer <- request(forestall) |>
  req_url_path("/graphql") |>
  req_body_json(list(
    query = "query ($country: ID!, $from: Int, $to: Int) {
      country(id: $country) {
        eventCoverage { firstYear lastYear events eventsInCells release { id } }
        conflictCells(from: $from, to: $to) { gid centroid { latitude longitude } year type events deathsBest }
      }
    }",
    variables = list(country = country, from = range[1], to = range[2])
  )) |>
  req_perform() |>
  resp_body_json()
if (!is.null(answer$errors)) stop(answer$errors[[1]]$message)

coverage <- answer$data$country$eventCoverage
if (is.null(coverage)) stop("No events of ", country, " are loaded on this server, which is not the same as none.")
message(
  "Release ", coverage$release$id, ", ", coverage$firstYear, " to ", coverage$lastYear, ": ",
  coverage$eventsInCells, " of ", coverage$events, " events are placed in a cell"
)
cells <- do.call(rbind, lapply(answer$data$country$conflictCells, function(cell) {
  data.frame(
    gid = cell$gid, latitude = cell$centroid$latitude, longitude = cell$centroid$longitude,
    type = cell$type, events = cell$events, deaths = cell$deathsBest
  )
}))
sums <- aggregate(cbind(events, deaths) ~ gid + latitude + longitude + type, cells, sum)
write.csv(sums[order(sums$gid, sums$type), ], stdout(), row.names = FALSE)
