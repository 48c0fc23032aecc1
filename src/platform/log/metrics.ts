/** Upper bounds of the buckets in seconds, as Prometheus counts them. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

type Histogram = { counts: number[]; sum: number; count: number }

/** Counters, gauges and a histogram of request times in Prometheus' text format (version 0.0.4). */
export class Metrics {
  readonly #requests = new Map<string, Histogram>()
  readonly #counters = new Map<string, number>()
  readonly #gauges = new Map<string, () => number>()

  /** Notes one request: its endpoint, its status and how long it took in seconds. */
  request(operation: string, status: number, seconds: number): void {
    const key = `operation="${operation}",status="${status}"`
    let histogram = this.#requests.get(key)
    if (!histogram) {
      histogram = { counts: new Array(BOUNDS.length).fill(0), sum: 0, count: 0 }
      this.#requests.set(key, histogram)
    }
    histogram.sum += seconds
    histogram.count++
    for (let i = BOUNDS.length - 1; i >= 0 && seconds <= BOUNDS[i]!; i--) histogram.counts[i]!++
  }

  /** Adds to a counter. */
  count(name: string, by = 1): void {
    this.#counters.set(name, (this.#counters.get(name) ?? 0) + by)
  }

  /** Declares a gauge that is read when somebody looks. */
  gauge(name: string, read: () => number): void {
    this.#gauges.set(name, read)
  }

  /** The text of `/metrics`. */
  text(): string {
    const lines = ['# TYPE http_request_seconds histogram']
    for (const [labels, { counts, sum, count }] of this.#requests) {
      BOUNDS.forEach((bound, i) => {
        lines.push(`http_request_seconds_bucket{${labels},le="${bound}"} ${counts[i]}`)
      })
      lines.push(`http_request_seconds_bucket{${labels},le="+Inf"} ${count}`)
      lines.push(`http_request_seconds_sum{${labels}} ${sum}`, `http_request_seconds_count{${labels}} ${count}`)
    }
    for (const [name, value] of this.#counters) lines.push(`# TYPE ${name} counter`, `${name} ${value}`)
    for (const [name, read] of this.#gauges) lines.push(`# TYPE ${name} gauge`, `${name} ${read()}`)
    return `${lines.join('\n')}\n`
  }
}
