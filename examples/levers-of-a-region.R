# In which countries of a region each recommendation is salient, why, and what could go wrong.
#
#     Rscript levers-of-a-region.R "Western Africa" 2023
library(httr2)

forestall <- Sys.getenv("FORESTALL", "http://localhost:4000")
asked <- commandArgs(trailingOnly = TRUE)
region <- if (length(asked) >= 1) asked[1] else "Western Africa"
year <- if (length(asked) >= 2) as.integer(asked[2]) else 2023L

ask <- function(query, variables) {
  answer <- request(forestall) |>
    req_url_path("/graphql") |>
    req_url_query(format = "csv") |>
    req_body_json(list(query = query, variables = variables)) |>
    req_error(body = function(response) resp_body_json(response)$errors[[1]]$message) |>
    req_perform()
  message("Data release ", resp_header(answer, "Forestall-Release"))
  read.csv(text = resp_body_string(answer), check.names = FALSE, na.strings = "")
}

levers <- ask(
  "query ($regions: [String!], $year: Int) {
     countries(filter: { regions: $regions }, first: 100) {
       nodes { id name levers(year: $year) { recommendation { id } salience reasons { explanation } } }
     }
   }",
  list(regions = list(region), year = year)
)
levers <- levers[levers$levers.salience != "NOT_SALIENT", ]
# One row a lever: its reasons joined.
names(levers) <- c("country", "name", "recommendation", "salience", "reasons")
levers$reasons[is.na(levers$reasons)] <- ""
levers <- aggregate(reasons ~ country + name + recommendation + salience, levers, paste, collapse = "; ")
write.csv(levers[order(levers$recommendation, levers$country), ], stdout(), row.names = FALSE)
