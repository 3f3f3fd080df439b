/** Listens where there is room, and tells the benchmark where. */
export async function listen(server) {
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  console.log(`listening on ${server.address().port}`);
}
