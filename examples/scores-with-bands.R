# Both profiles of every country in a year, each with its band and how reliable it is. They are never netted.
#
#     Rscript scores-with-bands.R 2023
library(httr2)

forestall <- Sys.getenv("FORESTALL", "http://localhost:4000")
asked <- commandArgs(trailingOnly = TRUE)
year <- if (length(asked) >= 1) as.integer(asked[1]) else 2023L

profiles <- function(kind) {
  answer <- request(forestall) |>
    req_url_path("/graphql") |>
    req_body_json(list(
      query = "query ($kind: ProfileKind!, $year: Int) {
        profiles(kind: $kind, year: $year) { country { id name } kind year score low high class classProbability reliability missing }
      }",
      variables = list(kind = kind, year = year)
    )) |>
    req_headers(Accept = "text/csv") |>
    req_error(body = function(response) resp_body_json(response)$errors[[1]]$message) |>
    req_perform()
  message(kind, ": data release ", resp_header(answer, "Forestall-Release"))
  read.csv(text = resp_body_string(answer), check.names = FALSE, na.strings = "")
}

write.csv(rbind(profiles("RISK"), profiles("RESILIENCE")), stdout(), row.names = FALSE, na = "")
