-- Posts the requests of a file, one a line, in turn. Usage: wrk ... -s screenings.lua URL -- FILE
local bodies = {}
local at = 0

function init(arguments)
    for line in io.lines(arguments[1]) do
        bodies[#bodies + 1] = line
    end
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
end

function request()
    at = at % #bodies + 1
    return wrk.format(nil, nil, nil, bodies[at])
end

function done(summary, latency)
    local seconds = summary.duration / 1e6
    local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    io.write(string.format("  %.0f screenings a second, p50 %.1f ms, p99 %.1f ms, %d answers of %.0f kB, %d errors\n",
        summary.requests / seconds, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        summary.requests, summary.bytes / math.max(1, summary.requests) / 1e3, errors))
end
